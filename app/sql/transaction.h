// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/sql/database.h"

namespace paillasse::sql {

// Write transactions take the lock at once (IMMEDIATE), so that a conflict shows at the start and not at the commit.
enum class TransactionKind { Read, Write };

// Rolls back unless it was committed.
class Transaction {
public:
    static Result<Transaction> begin(Database& database, TransactionKind kind = TransactionKind::Write);

    Transaction(Transaction&& other) noexcept;
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();

    Result<> commit();
    void rollback();

private:
    explicit Transaction(Database& database) : m_database(&database) {}
    Database* m_database;
};

} // namespace paillasse::sql
