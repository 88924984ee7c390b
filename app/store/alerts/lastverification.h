// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "app/base/clock.h"
#include "app/sql/database.h"

namespace paillasse::store {

class Store;

struct Verified {
    Instant at;
    std::uint64_t findings = 0;
};

// The newest entry of a verification in the store-wide ledger. Looks from the newest back the first time, then only at what came since.
// Of one thread at a time.
class LastVerification {
public:
    LastVerification(Store& store, sql::Database& database) : m_store(store), m_database(database) {}

    [[nodiscard]] Result<std::optional<Verified>> newest();

private:
    Store& m_store;
    sql::Database& m_database;
    std::uint64_t m_seen = 0; // rows below it
    std::optional<Verified> m_newest;
};

} // namespace paillasse::store
