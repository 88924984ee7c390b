// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <vector>

#include "app/base/clock.h"
#include "app/store/accounts/watchentries.h"
#include "app/store/watchdog/marks.h"

namespace paillasse::store {

// What a migration keeps in between, and until when it may.
struct StagingDeadline {
    Uuid job;
    Instant goneBy;
};

// How long stagings may still be there, told when it matters (Marks), each with its migration:
//
//   StagingHoursLeft    whole hours: below 24, 0 (past its deadline), -24, -168; well from 24
//
// It is looked at once a minute, and by who is about to end what is over: whoever comes first tells it, and nobody tells it twice. Any thread.
class StagingMarks {
public:
    using Note = std::function<void(const ConditionNoted&)>;

    StagingMarks(const Clock& clock, Note note) : m_clock(clock), m_note(std::move(note)) {}

    // All that are not gone yet. One that is gone is no news: its end is an entry of its own.
    void look(const std::vector<StagingDeadline>& stagings);

private:
    const Clock& m_clock;
    Note m_note;
    std::mutex m_mutex;
    std::map<Uuid, Marks> m_marks;
};

} // namespace paillasse::store
