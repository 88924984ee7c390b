// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <mutex>
#include <unordered_map>

#include "app/store/accounts/watchentries.h"
#include "app/store/watchdog/marks.h"

namespace paillasse::store {

// How far the workstations' clocks are off, by what each request says of its own: told when one passes a mark in either direction (1, 2, 5, 10
// and 30 minutes, an hour, a day), and when it is within half a minute again. The way of a request is part of the figure: seconds, where five
// minutes matter. An act's own time says nothing of it: what was done offline comes late.
class WorkstationClocks {
public:
    using Note = std::function<void(const lab::WorkstationId&, const ConditionNoted&)>; // from the thread that saw it

    explicit WorkstationClocks(Note note) : m_note(std::move(note)) {}

    // From any thread.
    void see(const lab::WorkstationId& workstation, std::int64_t aheadMs);

private:
    struct Standing {
        Marks ahead;
        Marks behind;
    };

    Note m_note;
    std::mutex m_mutex;
    std::unordered_map<lab::WorkstationId, Standing> m_off; // that were ever worth a look
};

} // namespace paillasse::store
