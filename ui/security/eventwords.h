// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

#include "app/client/watch.h"

namespace paillasse::ui {

// What of everything that is watched is shown together, by one chip.
enum class EventGroup { Reads, TakenAway, Acts, SignIns, Government, Store };
constexpr EventGroup lastOf(EventGroup) { return EventGroup::Store; }

// What happened, in words. Never a result, never a patient's name.
class EventWords {
    Q_DECLARE_TR_FUNCTIONS(paillasse::ui::EventWords)

public:
    static QString of(client::EventKind kind);
    static QString of(const client::TrailRow& row);      // "Results entered", "Search: 40 hits"
    static QString subjectOf(const client::TrailRow& row); // "26-112298", or what kind of thing it was
    static QString whoOf(const client::TrailRow& row);   // the person, else the workstation
    static QString of(EventGroup group);
    static EventGroup groupOf(client::EventKind kind);
    static std::uint64_t kindsOf(EventGroup group);      // as TrailQuery has them
    // Distinguishes it among all, in lists.
    static QString idOf(const client::EventPlace& place);
};

} // namespace paillasse::ui
