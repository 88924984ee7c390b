// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <vector>

#include "app/base/clock.h"
#include "app/lab/ids.h"
#include "app/sql/database.h"

namespace paillasse::store {

// A seat that its person took from a workstation that did not answer, until somebody who governs has seen it.
struct ForcedSeat {
    lab::PersonId person;
    std::uint64_t seat = 0;          // the new one's number
    lab::WorkstationId workstation;  // where it is since
    lab::WorkstationId from;
    Instant takenAt;
    lab::PersonId seenBy;            // null: nobody yet
    Instant seenAt;
};

// Writes belong into the writer's transaction.
class ForcedSeatTable {
public:
    explicit ForcedSeatTable(sql::Database& database) : m_database(database) {}

    Result<> insert(const ForcedSeat& seat);
    // The first who says so stands there. NotFound: no such seat; Conflict: somebody was first.
    Result<> see(const lab::PersonId& person, std::uint64_t seat, const lab::PersonId& by, Instant at);
    // Of the people asked for, those that nobody has seen first, then the last; at most 200.
    Result<std::vector<ForcedSeat>> all(const std::function<bool(const lab::PersonId&)>& isAskedFor);

private:
    sql::Database& m_database;
};

} // namespace paillasse::store
