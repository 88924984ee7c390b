// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/migration/keptdifferences.h"

#include "app/sql/schema.h"
#include "app/sql/transaction.h"
#include "app/store/core/query.h"

namespace paillasse::store {

namespace {

const std::vector<sql::SchemaStep> schema = {
    {"CREATE TABLE kept_difference (n INTEGER PRIMARY KEY, work TEXT NOT NULL, kind INTEGER NOT NULL, record INTEGER NOT NULL, place TEXT NOT NULL, times INTEGER NOT NULL);"},
};

} // namespace

Result<KeptDifferences> KeptDifferences::open(sql::Database& database, std::string_view work)
{
    if (const auto done = sql::bringUp(database, "differences", schema); !done)
        return tl::unexpected(done.error());
    return KeptDifferences(database, work);
}

Result<> KeptDifferences::keep(const std::vector<migration::Difference>& differences)
{
    for (const auto& one : differences)
        if (const auto put = run(*m_database, "INSERT INTO kept_difference (work, kind, record, place, times) VALUES (?, ?, ?, ?, ?)", m_work, static_cast<int>(one.kind), one.record, one.where, one.times); !put)
            return put;
    return {};
}

Result<> KeptDifferences::forget()
{
    return run(*m_database, "DELETE FROM kept_difference WHERE work = ?", m_work);
}

Result<> KeptDifferences::forEach(const std::function<Result<>(migration::Difference)>& each)
{
    return store::each(
        *m_database, "SELECT kind, record, place, times FROM kept_difference WHERE work = ? ORDER BY n",
        [&each](const auto& row) -> Result<> {
            const auto kind = row.integer(0);
            if (kind < 0 || kind > static_cast<int>(lastOf(migration::DifferenceKind())))
                return fail(ErrorCode::Corrupt, "staging: a difference of no kind");
            return each({0, static_cast<migration::DifferenceKind>(kind), row.unsignedInteger(1), std::string(row.text(2)), row.unsignedInteger(3), {}, {}});
        },
        m_work);
}

Result<> keepFurther(sql::Database& database, const DifferenceList& differences)
{
    auto kept = KeptDifferences::open(database, keptby::check);
    auto transaction = kept ? sql::Transaction::begin(database) : tl::unexpected(kept.error());
    if (!transaction)
        return tl::unexpected(transaction.error());
    if (const auto done = kept->forget(); !done)
        return done;
    if (const auto done = kept->keep(differences.further()); !done)
        return done;
    return transaction->commit();
}

} // namespace paillasse::store
