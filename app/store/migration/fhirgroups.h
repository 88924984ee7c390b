// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "app/sql/database.h"
#include "app/store/migration/jobwork.h"
#include "app/store/migration/migrationsource.h"

namespace paillasse::store {

// A FHIR source as one input of patients, each with all that belongs to them, wherever it stands in the files. First every resource is
// looked at, and only where it stands, what it is called and what it refers to is noted, in tables of staging's own file: none of its
// contents. Then each patient's are read again from their places. Going through it twice gives the same.
class FhirGroups final : public MigrationSource {
public:
    // Looks at all resources, or goes on with it. The source and the database live as long as this.
    static Result<std::unique_ptr<FhirGroups>> index(MigrationSource& source, sql::Database& database, const WorkProgress& progress);
    // So that the next one looks again.
    static Result<> forget(sql::Database& database);

    [[nodiscard]] std::size_t count() const override { return 1; }
    [[nodiscard]] std::string name(std::size_t input) const override { return m_source.name(input); }
    // As large as there are groups; no bytes.
    Result<std::unique_ptr<exchange::ByteSource>> open(std::size_t input) override;
    [[nodiscard]] OpenRecords reader();

private:
    FhirGroups(MigrationSource& source, sql::Database& database, std::uint64_t groups) : m_source(source), m_database(database), m_groups(groups) {}

    MigrationSource& m_source;
    sql::Database& m_database;
    std::uint64_t m_groups;
};

} // namespace paillasse::store
