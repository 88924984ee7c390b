// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/watch/eventrow.h"

namespace paillasse::store {

wire::TrailRow rowOf(const WatchEvent& event)
{
    wire::TrailRow row;
    row.place = event.place;
    row.kind = event.kind;
    row.act = event.act;
    row.at = event.at;
    row.done = event.done == event.at ? Instant() : event.done;
    row.person = event.person;
    row.workstation = event.workstation;
    row.subjectKind = event.subjectKind;
    row.subject = event.subject;
    row.patient = event.patient;
    row.count = event.count;
    row.offline = event.offline;
    return row;
}

} // namespace paillasse::store
