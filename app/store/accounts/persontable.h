// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "app/base/clock.h"
#include "app/sql/database.h"
#include "app/store/accounts/accountkeys.h"

namespace paillasse::store {

struct Account {
    access::Person person;
    std::uint64_t seat = 0;
    lab::WorkstationId seatWorkstation;
    Bytes signingKey;         // Ed25519 public; empty before the first sign-in
    bool awaitsActivation = false;
    bool hasFactor = false;
    std::uint64_t recoveryCodes = 0;
    lab::PersonId codeGivenBy;     // with a second factor that its owner has not shown since; null: nobody, or the console
    lab::PersonId factorDroppedBy; // and no other was set up since
    Instant lastSignIn;       // null: never, or before workstations were told apart
};

struct Credential {
    Bytes salt;
    std::string authHash;     // Argon2id of what the workstation derives from the password
    Bytes signingKey;
    Bytes sealedSigningKey;   // opened by the person's password alone
};

// People, what they sign in with, and their first code. Writes belong into the writer's transaction.
class PersonTable {
public:
    PersonTable(sql::Database& database, const AccountKeys& keys) : m_database(database), m_keys(keys) {}

    Result<std::vector<Account>> all();
    Result<std::optional<Account>> byLogin(std::string_view login);
    // Null: nobody's.
    Result<lab::PersonId> idOf(std::string_view login);
    Result<std::optional<Account>> byId(const lab::PersonId& id);
    // Conflict: the login is taken.
    Result<> insert(const access::Person& person);
    Result<> update(const access::Person& person);
    // The next number, and nobody's: what is signed under the one before is of a former seat. Who never had one has none.
    Result<> raiseSeat(const lab::PersonId& id);
    Result<> raiseSeatsAt(const lab::WorkstationId& workstation);
    Result<> setSeat(const lab::PersonId& id, std::uint64_t seat, const lab::WorkstationId& workstation);

    Result<std::optional<Credential>> credential(const lab::PersonId& id);
    // The key that was used before becomes a former one: what it signed stays good.
    Result<> setCredential(const lab::PersonId& id, const Credential& credential, Instant now);
    // The same signing key, sealed under another password.
    Result<> changePassword(const lab::PersonId& id, const Credential& credential, Instant now);
    Result<> dropCredential(const lab::PersonId& id, Instant now);

    // Who made one half of a reset (app/store/accounts/staffrules.h), of who has a second factor. Null: the console.
    Result<> noteCodeGiver(const lab::PersonId& id, const lab::PersonId& by);
    Result<> noteFactorDropper(const lab::PersonId& id, const lab::PersonId& by);

    Result<> setActivation(const lab::PersonId& id, ByteView codeHash, Instant expiresAt);
    Result<> dropActivation(const lab::PersonId& id);
    // WrongSecret: not this code, or none, or too late.
    Result<> checkActivation(const lab::PersonId& id, ByteView codeHash, Instant now);

private:
    Result<std::optional<Account>> one(std::string_view where, ByteView key);

    sql::Database& m_database;
    const AccountKeys& m_keys;
};

} // namespace paillasse::store
