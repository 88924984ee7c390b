// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sql/transaction.h"

#include <utility>

namespace paillasse::sql {

Result<Transaction> Transaction::begin(Database& database, TransactionKind kind)
{
    if (const auto begun = database.execute(kind == TransactionKind::Write ? "BEGIN IMMEDIATE" : "BEGIN DEFERRED"); !begun)
        return tl::unexpected(begun.error());
    return Transaction(database);
}

Transaction::Transaction(Transaction&& other) noexcept : m_database(std::exchange(other.m_database, nullptr)) {}

Transaction::~Transaction()
{
    rollback();
}

Result<> Transaction::commit()
{
    const auto done = m_database->execute("COMMIT");
    if (done)
        m_database = nullptr;
    return done;
}

void Transaction::rollback()
{
    if (!m_database)
        return;
    // SQLite has rolled back by itself after some errors; there is nothing to do about a failure here.
    if (m_database->isInTransaction())
        (void)m_database->execute("ROLLBACK");
    m_database = nullptr;
}

} // namespace paillasse::sql
