// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/wire/adminmessages.h"
#include "app/wire/labfields.h"

// What is on the wire and in the store's ledger alike.
namespace paillasse::cbor {

template <>
struct Fields<access::RoleDefinition> {
    static void visit(auto& v, auto& x) { numbered(v, x.id, x.name, x.permissions); }
};
template <>
struct Fields<wire::DayHours> {
    static void visit(auto& v, auto& x) { numbered(v, x.from, x.to); }
};
template <>
struct Fields<wire::Policy> {
    static void visit(auto& v, auto& x) { numbered(v, x.factor, x.hoursFrom, x.hoursTo, x.maxOfflineMs, x.oldestClient, x.timeZone, x.week); }
};

} // namespace paillasse::cbor
