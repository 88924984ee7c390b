// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/wire/labfields.h"
#include "app/wire/watchmessages.h"

// What of supervision is on the wire and in the store's ledger alike.
namespace paillasse::cbor {

template <>
struct Fields<wire::EventPlace> {
    static void visit(auto& v, auto& x) { numbered(v, x.storeWide, x.sequence, x.item); }
};
template <>
struct Fields<wire::TrailQuery> {
    static void visit(auto& v, auto& x) { numbered(v, x.laboratory, x.patient, x.person, x.workstation, x.reference, x.from, x.to, x.kinds, x.limit, x.before, x.beforePlace); }
};
template <>
struct Fields<wire::AlertLine> {
    static void visit(auto& v, auto& x) { numbered(v, x.at, x.step, x.by, x.byName, x.text); }
};
template <>
struct Fields<wire::Alert> {
    static void visit(auto& v, auto& x) { numbered(v, x.id, x.rule, x.severity, x.state, x.escalated, x.laboratory, x.person, x.workstation, x.patient, x.personName, x.workstationName, x.reference, x.raisedAt, x.lastAt, x.count, x.observed, x.usual, x.owner, x.ownerName, x.escalatesAt, x.causes, x.life); }
};

} // namespace paillasse::cbor
