// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/sql/database.h"

namespace paillasse::store {

// The accounts' tables in store.db, brought to the newest version. What people are called is sealed; the rest is random ids, hashes,
// states and times.
Result<> bringUpAccounts(sql::Database& database);

// What changed last, by kind: a reader compares and reloads. Every change raises its counter in its own transaction.
struct AccountVersions {
    std::int64_t people = -1;
    std::int64_t workstations = -1;
    std::int64_t sessions = -1;
    std::int64_t policy = -1;
    std::int64_t glass = -1;
    bool operator==(const AccountVersions&) const = default;
};
Result<AccountVersions> readVersions(sql::Database& database);
Result<> raisePeople(sql::Database& database);
Result<> raiseWorkstations(sql::Database& database);
Result<> raiseSessions(sql::Database& database);
Result<> raisePolicy(sql::Database& database);
Result<> raiseGlass(sql::Database& database);

} // namespace paillasse::store
