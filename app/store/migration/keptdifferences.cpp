// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/migration/keptdifferences.h"

#include "app/sql/schema.h"
#include "app/sql/transaction.h"
#include "app/store/core/query.h"
#include "app/wire/migrationfields.h"

namespace paillasse::store {

namespace {

const std::vector<sql::SchemaStep> schema = {
    {"CREATE TABLE kept_difference (n INTEGER PRIMARY KEY, work TEXT NOT NULL, difference BLOB NOT NULL);"},
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
        if (const auto put = run(*m_database, "INSERT INTO kept_difference (work, difference) VALUES (?, ?)", m_work, cbor::encode(one)); !put)
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
        *m_database, "SELECT difference FROM kept_difference WHERE work = ? ORDER BY n",
        [&each](const auto& row) -> Result<> {
            auto difference = cbor::decode<migration::Difference>(row.blob(0));
            return difference ? each(std::move(*difference)) : tl::unexpected(difference.error());
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
