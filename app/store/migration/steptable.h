// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/migration/mandate.h"
#include "app/sql/database.h"

namespace paillasse::store {

// Which entries of the store-wide ledger are steps of which migration, and which files a migration reads. Writes belong into the writer's
// transaction.
class StepTable {
public:
    struct Row {
        std::uint64_t leaf = 0;
        Uuid step;
        bool operator==(const Row&) const = default;
    };

    explicit StepTable(sql::Database& database) : m_database(database) {}

    Result<std::vector<migration::MigrationId>> jobs();
    // Oldest first.
    Result<std::vector<Row>> of(const migration::MigrationId& job);
    // Whose step that is; nothing: nobody's.
    Result<std::optional<migration::MigrationId>> ofStep(const Uuid& step);
    // The entry that the transaction is about to append. Conflict: there are not `known` steps of that job any more.
    Result<> add(const migration::MigrationId& job, const Uuid& step, std::size_t known);

    Result<std::vector<std::string>> sources(const migration::MigrationId& job);
    Result<> setSources(const migration::MigrationId& job, const std::vector<std::string>& paths);

private:
    sql::Database& m_database;
};

} // namespace paillasse::store
