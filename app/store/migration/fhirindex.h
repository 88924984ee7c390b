// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "app/exchange/fhir/resourcestream.h"
#include "app/store/migration/migrationsource.h"
#include "app/store/migration/jobwork.h"
#include "app/sql/database.h"

namespace paillasse::store {

// Where a resource stands.
struct FhirPlace {
    std::uint64_t id = 0;
    std::uint64_t input = 0;
    exchange::StreamPosition at;
    bool operator==(const FhirPlace&) const = default;
};

// The tables of FhirGroups: places, names and references of resources.
class FhirIndex {
public:
    explicit FhirIndex(sql::Database& database) : m_database(database) {}

    // To the end of the source, from where an earlier call was stopped.
    Result<> fill(MigrationSource& source, const WorkProgress& progress);
    Result<> forget();
    Result<std::uint64_t> groups();
    // The group's own, then what these refer to and nobody else owns; in the order of the source.
    Result<std::vector<FhirPlace>> group(std::uint64_t number);

private:
    struct Mark {
        std::uint64_t input = 0;
        exchange::StreamPosition within;
        bool isAll = false;
    };
    Result<> create();
    Result<std::optional<Mark>> mark();
    Result<> setMark(const Mark& mark);
    Result<> put(std::uint64_t input, const exchange::StreamPosition& at, const exchange::fhir::StreamedResource& resource);
    Result<> fillInput(MigrationSource& source, Mark& mark, const WorkProgress& progress);
    Result<> passOver(Mark& mark, exchange::SourceMessage why);
    Result<> makeGroups();

    sql::Database& m_database;
};

} // namespace paillasse::store
