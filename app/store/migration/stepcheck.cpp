// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/migration/stepcheck.h"

#include "app/sql/transaction.h"
#include "app/store/core/query.h"
#include "app/store/migration/stepscan.h"

namespace paillasse::store {

namespace {

struct Named {
    migration::MigrationId job;
    Uuid step;
    bool operator==(const Named&) const = default;
};
using Steps = std::map<std::uint64_t, Named>; // by their place in the ledger

// A store that never saw a migration has no such table.
Result<Steps> inTable(sql::Database& database)
{
    Steps steps;
    bool isThere = false;
    const auto table = first(database, "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'migration_step'", [&isThere](const auto&) { isThere = true; });
    if (!table)
        return tl::unexpected(table.error());
    if (!isThere)
        return steps;
    const auto take = [&steps](const auto& row) -> Result<> {
        steps[row.unsignedInteger(0)] = {row.template id<migration::MigrationId>(1), row.uuid(2)};
        return {};
    };
    const auto done = each(database, "SELECT leaf, job, step FROM migration_step", take);
    return done ? Result<Steps>(std::move(steps)) : tl::unexpected(done.error());
}

} // namespace

Result<> checkSteps(Store& store, sql::Database& database, Verification& result)
{
    auto snapshot = sql::Transaction::begin(database, sql::TransactionKind::Read);
    if (!snapshot)
        return tl::unexpected(snapshot.error());
    auto table = inTable(database);
    const auto entered = StepScan(store).all(database);
    if (!table || !entered)
        return tl::unexpected(!table ? table.error() : entered.error());
    const auto find = [&result](std::uint64_t leaf, const migration::MigrationId& job, const char* what) {
        result.findings.push_back({"store.db", "migration " + job.toString() + ", ledger entry " + std::to_string(leaf), what});
    };
    for (const auto& [job, steps] : *entered)
        for (const auto& [leaf, step] : steps) {
            const auto row = table->find(leaf);
            if (row == table->end())
                find(leaf, job, "is a step in the ledger, and missing from the table of steps");
            else if (row->second != Named{job, step})
                find(leaf, job, "is another step in the ledger than in the table of steps");
            if (row != table->end())
                table->erase(row);
        }
    for (const auto& [leaf, added] : *table)
        find(leaf, added.job, "is in the table of steps, and no step in the ledger");
    return {};
}

} // namespace paillasse::store
