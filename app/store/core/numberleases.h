// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/lab/ids.h"
#include "app/sql/database.h"
#include "app/wire/messages.h"

namespace paillasse::store {

// The numbers are in the database.
enum class NumberKind : std::uint8_t { Patient = 1, Accession = 2 };

// Blocks of numbers that workstations give out while offline. A block is given once, to one workstation, for ever; accession numbers
// start again each year, patient numbers never.
class NumberLeases {
public:
    static constexpr std::uint64_t blockSize = 200;

    explicit NumberLeases(sql::Database& database) : m_database(database) {}

    // The workstation's newest block, or a further one when it says that it has given out `used` of it or more than half of it.
    // `year`: of accessions; 0 for patients. Inside a write transaction of the caller's, or its own.
    Result<wire::NumberLease> lease(const lab::LaboratoryId& laboratory, const lab::WorkstationId& workstation, NumberKind kind, std::uint32_t year,
                                    std::uint64_t used);
    // Whether this number is in a block of this workstation's.
    Result<bool> isLeased(const lab::LaboratoryId& laboratory, const lab::WorkstationId& workstation, NumberKind kind, std::uint32_t year, std::uint64_t number);

private:
    sql::Database& m_database;
};

} // namespace paillasse::store
