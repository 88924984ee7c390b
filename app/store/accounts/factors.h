// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "app/base/clock.h"
#include "app/base/secretbytes.h"
#include "app/sql/database.h"
#include "app/store/accounts/accountkeys.h"

namespace paillasse::store {

// A second factor in force.
struct Factor {
    SecretBytes secret;            // RFC 6238
    std::uint64_t lastStep = 0;    // of the last code taken
    std::uint64_t recoveryCodes = 0;
};

// A code that fits, before it is used up.
struct FactorMatch {
    std::optional<std::uint64_t> step; // nothing: a recovery code
    Bytes recoveryHash;
};

// Second factors in the accounts' tables. Writes belong into the writer's transaction.
class FactorTable {
public:
    FactorTable(sql::Database& database, const AccountKeys& keys) : m_database(database), m_keys(keys) {}

    Result<std::optional<Factor>> find(const lab::PersonId& person);
    // Replaces what was, recovery codes too.
    Result<> put(const lab::PersonId& person, const SecretBytes& secret, std::uint64_t firstStep, const std::vector<Bytes>& recoveryHashes, Instant now);
    // Those that are left are over.
    Result<> putRecovery(const lab::PersonId& person, const std::vector<Bytes>& hashes);
    Result<> drop(const lab::PersonId& person);
    // Whether `code` would be taken now: six digits of the authenticator, or a recovery code. WrongSecret.
    Result<FactorMatch> match(const lab::PersonId& person, const Factor& factor, std::string_view code, Instant now);
    // Used up, inside the transaction that relies on it. WrongSecret: somebody else was faster with the same code.
    Result<> use(const lab::PersonId& person, const FactorMatch& match);

private:
    sql::Database& m_database;
    const AccountKeys& m_keys;
};

} // namespace paillasse::store
