// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "app/base/cborfields.h"
#include "app/lab/ids.h"

namespace paillasse::store {

// What the store-wide ledger keeps, sealed, of a change to people, workstations or sessions.
struct AccountEntry {
    std::string action;              // "staff.add", "session.open": a literal
    lab::PersonId by;                // null: the operator, at the store's own console
    lab::PersonId person;
    lab::WorkstationId workstation;
    std::uint64_t seat = 0;
    bool seatMoved = false;
    Bytes state;                     // wire::encodePerson of the person as they are from now on, where that changed
    std::uint64_t console = 0;       // the operator's user id at the console, plus one
    std::string reason;              // as they gave it: of a forced or freed seat, of a broken glass
    lab::PatientId patient;          // of a broken glass
};

} // namespace paillasse::store

namespace paillasse::cbor {

template <>
struct Fields<store::AccountEntry> {
    static void visit(auto& v, auto& x)
    {
        v(1, x.action);
        v(2, x.by);
        v(3, x.person);
        v(4, x.workstation);
        v(5, x.seat);
        v(6, x.seatMoved);
        v(7, x.state);
        v(8, x.console);
        v(9, x.reason);
        v(10, x.patient);
    }
};

} // namespace paillasse::cbor
