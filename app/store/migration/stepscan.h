// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>

#include "app/migration/mandate.h"
#include "app/sql/database.h"
#include "app/store/core/store.h"

namespace paillasse::store {

// Where steps of migrations stand in the store-wide ledger, found by looking at the entries themselves: so that a row that is missing from
// the table is noticed. What was looked at once is remembered.
class StepScan {
public:
    explicit StepScan(Store& store) : m_store(store) {}

    // Places in the ledger, with each step's own id.
    using Steps = std::map<std::uint64_t, Uuid>;

    // All that stand at `from` or behind it, of that job. Inside the caller's read transaction. Corrupt: an entry cannot be read.
    Result<Steps> of(sql::Database& database, const migration::MigrationId& job, std::uint64_t from);
    // All there are, of all jobs.
    Result<std::map<migration::MigrationId, Steps>> all(sql::Database& database);

private:
    Result<> lookFrom(sql::Database& database, std::uint64_t from);
    Result<> look(sql::Database& database, std::uint64_t from, std::uint64_t to);

    Store& m_store;
    std::map<migration::MigrationId, Steps> m_found;
    std::uint64_t m_from = 0; // looked at: from here
    std::uint64_t m_to = 0;   // to before here
};

} // namespace paillasse::store
