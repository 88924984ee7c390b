// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>

#include "app/sql/database.h"
#include "app/store/core/store.h"

namespace paillasse::store {

// How many leaves of each ledger are behind a reader.
using TailPositions = std::map<LaboratoryNumber, std::uint64_t>;

// All ledgers of a store, the store-wide one first, over a connection to store.db.
Result<std::vector<LaboratoryInfo>> ledgersIn(sql::Database& database);
// Leaves that are not behind `from` yet.
Result<std::uint64_t> leavesAfter(sql::Database& database, const TailPositions& from);
// As watch.db has them.
Result<TailPositions> positionsIn(sql::Database& watchFile);

} // namespace paillasse::store
