// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/lab/ids.h"
#include "app/sql/database.h"
#include "app/wire/messages.h"

namespace paillasse::store {

// The numbers are in the database.
enum class NumberKind : std::uint8_t { Patient = 1, Accession = 2 };

// A number as it stands in "26-112298" (year 2026) or in a patient number (its digits; year 0).
struct GivenNumber {
    std::uint32_t year = 0;
    std::uint64_t number = 0;
    bool operator==(const GivenNumber&) const = default;
};
std::optional<GivenNumber> numberIn(NumberKind kind, std::string_view text);

// Blocks of numbers that workstations give out while offline. A block is given once, to one workstation, for ever; accession numbers
// start again each year, patient numbers never. Inside a write transaction of the caller's.
class NumberLeases {
public:
    static constexpr std::uint64_t blockSize = 200;

    explicit NumberLeases(sql::Database& database) : m_database(database) {}

    // The workstation's newest block; a further one when more than half of it has come back in acts, or was given out (`used`, as far as
    // the workstation says). `year`: of accessions; 0 for patients.
    Result<wire::NumberLease> lease(const lab::LaboratoryId& laboratory, const lab::WorkstationId& workstation, NumberKind kind, std::uint32_t year,
                                    std::uint64_t used);
    // An act bears this number. False: it is in no block of this workstation's.
    Result<bool> markUsed(const lab::LaboratoryId& laboratory, const lab::WorkstationId& workstation, NumberKind kind, const GivenNumber& number);
    // An import brings this number: blocks start after it.
    Result<> reserveUpTo(const lab::LaboratoryId& laboratory, NumberKind kind, const GivenNumber& number);

private:
    sql::Database& m_database;
};

} // namespace paillasse::store
