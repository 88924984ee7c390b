// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/ids.h"
#include "app/sql/database.h"
#include "app/sql/statement.h"
#include "app/wire/summary.h"

namespace paillasse::client {

// The narrow row of an order that lists sort and filter by. Kept prepared for a batch.
class WorkTable {
public:
    static Result<WorkTable> prepare(sql::Database& database);

    Result<> put(std::int64_t n, const lab::DocumentId& id, const wire::OrderSummary& order, const wire::ResultsSummary& results, bool pending);

private:
    explicit WorkTable(sql::Statement put) : m_put(std::move(put)) {}
    sql::Statement m_put;
};

// Writes the row of an order anew from the store's version and the acts that wait; removes the row of a document that is gone.
// For documents other than orders it only does the latter.
Result<> refreshRow(sql::Database& database, const lab::DocumentId& id);

} // namespace paillasse::client
