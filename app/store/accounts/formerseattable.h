// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "app/base/clock.h"
#include "app/lab/ids.h"
#include "app/sql/database.h"

namespace paillasse::store {

// An act from a workstation that its person's seat had left.
struct FormerSeatAct {
    lab::ActId act;
    lab::LaboratoryId laboratory;
    lab::PersonId person;
    lab::WorkstationId workstation;
    std::uint64_t seat = 0;
    Instant madeAt;          // by the workstation's clock
    Instant arrivedAt;
};

// All that came under one seat that was over.
struct FormerSeat {
    lab::PersonId person;
    lab::WorkstationId workstation;
    std::uint64_t acts = 0;
    Instant firstMadeAt;
    Instant lastMadeAt;
    Instant arrivedAt;       // the last of them
};

// Writes belong into the writer's transaction.
class FormerSeatTable {
public:
    explicit FormerSeatTable(sql::Database& database) : m_database(database) {}

    Result<> insert(const FormerSeatAct& act);
    // The last to arrive first, at most 200.
    Result<std::vector<FormerSeat>> all(const lab::LaboratoryId& laboratory);

private:
    sql::Database& m_database;
};

} // namespace paillasse::store
