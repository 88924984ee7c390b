// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/accounts/persontable.h"

#include "app/crypto/hash.h"
#include "app/store/core/query.h"

namespace paillasse::store {

namespace {

constexpr std::string_view select = "SELECT a.person, a.sealed, a.seat, a.seat_workstation, c.signing_key, v.person IS NOT NULL, f.person IS NOT NULL, "
                                    "(SELECT count(*) FROM recovery_code r WHERE r.person = a.person), (SELECT max(last_sign_in) FROM workstation_cache w WHERE w.person = a.person), a.code_given_by, a.factor_dropped_by FROM account a "
                                    "LEFT JOIN credential c ON c.person = a.person LEFT JOIN activation v ON v.person = a.person LEFT JOIN factor f ON f.person = a.person ";

Result<Account> readAccount(sql::Statement& row, const AccountKeys& keys)
{
    auto person = keys.openPerson(row.id<lab::PersonId>(0), row.blob(1));
    if (!person)
        return tl::unexpected(person.error());
    Account account;
    account.person = std::move(*person);
    account.seat = row.unsignedInteger(2);
    account.seatWorkstation = row.id<lab::WorkstationId>(3);
    account.signingKey = toBytes(row.blob(4));
    account.awaitsActivation = row.integer(5) != 0;
    account.hasFactor = row.integer(6) != 0;
    account.recoveryCodes = row.unsignedInteger(7);
    account.lastSignIn = row.instant(8);
    account.codeGivenBy = row.id<lab::PersonId>(9);
    account.factorDroppedBy = row.id<lab::PersonId>(10);
    return account;
}

} // namespace

Result<std::vector<Account>> PersonTable::all()
{
    std::vector<Account> accounts;
    const auto read = [&](sql::Statement& row) -> Result<> {
        auto account = readAccount(row, m_keys);
        if (!account)
            return tl::unexpected(account.error());
        accounts.push_back(std::move(*account));
        return {};
    };
    if (const auto done = each(m_database, select, read); !done)
        return tl::unexpected(done.error());
    return accounts;
}

Result<std::optional<Account>> PersonTable::one(std::string_view where, ByteView key)
{
    std::optional<Account> found;
    const auto read = [&](sql::Statement& row) -> Result<> {
        auto account = readAccount(row, m_keys);
        if (!account)
            return tl::unexpected(account.error());
        found = std::move(*account);
        return {};
    };
    if (const auto done = each(m_database, std::string(select) + std::string(where), read, key); !done)
        return tl::unexpected(done.error());
    return found;
}

Result<std::optional<Account>> PersonTable::byLogin(std::string_view login)
{
    return one("WHERE a.login_hash = ?", m_keys.loginHash(login));
}

Result<lab::PersonId> PersonTable::idOf(std::string_view login)
{
    lab::PersonId id;
    const auto done = first(m_database, "SELECT person FROM account WHERE login_hash = ?", [&id](sql::Statement& row) { id = row.id<lab::PersonId>(0); }, m_keys.loginHash(login));
    return done ? Result<lab::PersonId>(id) : tl::unexpected(done.error());
}

Result<std::optional<Account>> PersonTable::byId(const lab::PersonId& id)
{
    return one("WHERE a.person = ?", id.bytes());
}

Result<> PersonTable::insert(const access::Person& person)
{
    return run(m_database, "INSERT INTO account (person, login_hash, sealed, seat) VALUES (?, ?, ?, 0)", person.id,
                        m_keys.loginHash(person.login), m_keys.sealPerson(person));
}

Result<> PersonTable::update(const access::Person& person)
{
    return run(m_database, "UPDATE account SET sealed = ? WHERE person = ?", m_keys.sealPerson(person), person.id);
}

Result<> PersonTable::setSeat(const lab::PersonId& id, std::uint64_t seat, const lab::WorkstationId& workstation)
{
    return run(m_database, "UPDATE account SET seat = ?, seat_workstation = ? WHERE person = ?", seat, workstation, id);
}

Result<> PersonTable::raiseSeat(const lab::PersonId& id)
{
    return run(m_database, "UPDATE account SET seat = seat + 1, seat_workstation = ? WHERE person = ? AND seat > 0", lab::WorkstationId(), id);
}

Result<> PersonTable::raiseSeatsAt(const lab::WorkstationId& workstation)
{
    return run(m_database, "UPDATE account SET seat = seat + 1, seat_workstation = ? WHERE seat_workstation = ?", lab::WorkstationId(), workstation);
}

Result<std::optional<Credential>> PersonTable::credential(const lab::PersonId& id)
{
    std::optional<Credential> found;
    const auto read = [&found](sql::Statement& row) -> Result<> {
        found = Credential{toBytes(row.blob(0)), std::string(row.text(1)), toBytes(row.blob(2)), toBytes(row.blob(3))};
        return {};
    };
    const auto done = each(m_database, "SELECT salt, auth_hash, signing_key, sealed_signing_key FROM credential WHERE person = ?", read, id);
    if (!done)
        return tl::unexpected(done.error());
    return found;
}

Result<> PersonTable::setCredential(const lab::PersonId& id, const Credential& credential, Instant now)
{
    if (const auto dropped = dropCredential(id, now); !dropped)
        return dropped;
    return run(m_database, "INSERT INTO credential (person, salt, auth_hash, signing_key, sealed_signing_key, since) VALUES (?, ?, ?, ?, ?, ?)", id,
                        credential.salt, credential.authHash, credential.signingKey, credential.sealedSigningKey, now);
}

Result<> PersonTable::changePassword(const lab::PersonId& id, const Credential& credential, Instant now)
{
    return run(m_database, "UPDATE credential SET salt = ?, auth_hash = ?, sealed_signing_key = ?, since = ? WHERE person = ?", credential.salt, credential.authHash,
               credential.sealedSigningKey, now, id);
}

Result<> PersonTable::dropCredential(const lab::PersonId& id, Instant now)
{
    const auto kept = run(m_database,
                                   "INSERT OR IGNORE INTO former_signing_key (signing_key, person, until) "
                                   "SELECT signing_key, person, ? FROM credential WHERE person = ?",
                                   now, id);
    if (!kept)
        return kept;
    return run(m_database, "DELETE FROM credential WHERE person = ?", id);
}

Result<> PersonTable::noteCodeGiver(const lab::PersonId& id, const lab::PersonId& by)
{
    return run(m_database, "UPDATE account SET code_given_by = CASE WHEN EXISTS(SELECT 1 FROM factor f WHERE f.person = account.person) THEN ? END WHERE person = ?", by, id);
}

Result<> PersonTable::noteFactorDropper(const lab::PersonId& id, const lab::PersonId& by)
{
    return run(m_database, "UPDATE account SET factor_dropped_by = ? WHERE person = ? AND EXISTS(SELECT 1 FROM factor f WHERE f.person = account.person)", by, id);
}

Result<> PersonTable::setActivation(const lab::PersonId& id, ByteView codeHash, Instant expiresAt)
{
    return run(m_database, "INSERT OR REPLACE INTO activation (person, code_hash, expires_at) VALUES (?, ?, ?)", id, codeHash, expiresAt);
}

Result<> PersonTable::dropActivation(const lab::PersonId& id)
{
    return run(m_database, "DELETE FROM activation WHERE person = ?", id);
}

Result<> PersonTable::checkActivation(const lab::PersonId& id, ByteView codeHash, Instant now)
{
    bool fits = false;
    const auto read = [&](sql::Statement& row) -> Result<> {
        fits = crypto::equal(row.blob(0), codeHash) && now < row.instant(1);
        return {};
    };
    if (const auto done = each(m_database, "SELECT code_hash, expires_at FROM activation WHERE person = ?", read, id); !done)
        return tl::unexpected(done.error());
    if (!fits)
        return fail(ErrorCode::WrongSecret, "accounts: not the activation code in force");
    return {};
}

} // namespace paillasse::store
