// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/accounts/accountsschema.h"

#include "app/sql/schema.h"
#include "app/sql/statement.h"

namespace paillasse::store {

namespace {

const std::vector<sql::SchemaStep>& steps()
{
    static const std::vector<sql::SchemaStep> all{
        {R"(
CREATE TABLE account(
    person BLOB PRIMARY KEY,
    login_hash BLOB NOT NULL UNIQUE,   -- keyed: the name itself is in the sealed part
    sealed BLOB NOT NULL,              -- access::Person
    seat INTEGER NOT NULL,             -- rises when the seat moves
    seat_workstation BLOB
) WITHOUT ROWID;
CREATE TABLE credential(
    person BLOB PRIMARY KEY,
    salt BLOB NOT NULL,
    auth_hash TEXT NOT NULL,
    signing_key BLOB NOT NULL,
    sealed_signing_key BLOB NOT NULL,
    since INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE former_signing_key(
    signing_key BLOB PRIMARY KEY,
    person BLOB NOT NULL,
    until INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE activation(
    person BLOB PRIMARY KEY,
    code_hash BLOB NOT NULL,
    expires_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE workstation(
    workstation BLOB PRIMARY KEY,
    sealed_name BLOB NOT NULL,
    state INTEGER NOT NULL,
    request TEXT NOT NULL,             -- PKCS#10
    certificate TEXT NOT NULL,         -- empty until approved
    certificate_hash BLOB,
    certificate_expires INTEGER NOT NULL,
    requested_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE UNIQUE INDEX workstation_by_certificate ON workstation(certificate_hash) WHERE certificate_hash IS NOT NULL;
CREATE TABLE enrolment_code(
    secret_hash BLOB PRIMARY KEY,
    approve INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    workstation BLOB                   -- who used it
) WITHOUT ROWID;
CREATE TABLE session(
    token_hash BLOB PRIMARY KEY,
    person BLOB NOT NULL,
    workstation BLOB NOT NULL,
    seat INTEGER NOT NULL,
    opened_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    ended INTEGER NOT NULL             -- SessionEnd
) WITHOUT ROWID;
CREATE INDEX session_by_person ON session(person);
CREATE TABLE account_version(
    id INTEGER PRIMARY KEY CHECK(id = 1),
    people INTEGER NOT NULL,
    workstations INTEGER NOT NULL,
    sessions INTEGER NOT NULL
);
INSERT INTO account_version VALUES(1, 0, 0, 0);
)"},
        {R"(
CREATE TABLE factor(
    person BLOB PRIMARY KEY,
    sealed_secret BLOB NOT NULL,       -- of the authenticator, RFC 6238
    last_step INTEGER NOT NULL,        -- of the last code taken: none is taken twice
    since INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE recovery_code(
    person BLOB NOT NULL,
    code_hash BLOB NOT NULL,
    PRIMARY KEY(person, code_hash)
) WITHOUT ROWID;
ALTER TABLE session ADD COLUMN factor_until INTEGER NOT NULL DEFAULT 0;   -- the signing session's end
ALTER TABLE session ADD COLUMN factor_pending INTEGER NOT NULL DEFAULT 0; -- must set up a second factor first
CREATE TABLE role(
    laboratory BLOB NOT NULL,
    role BLOB NOT NULL,
    sealed BLOB NOT NULL,              -- access::RoleDefinition
    PRIMARY KEY(laboratory, role)
) WITHOUT ROWID;
CREATE TABLE permission_use(
    person BLOB NOT NULL,
    laboratory BLOB NOT NULL,
    permission INTEGER NOT NULL,
    last_day INTEGER NOT NULL,
    PRIMARY KEY(person, laboratory, permission)
) WITHOUT ROWID;
CREATE TABLE workstation_cache(
    workstation BLOB NOT NULL,
    person BLOB NOT NULL,
    last_sign_in INTEGER NOT NULL,
    destroyed_at INTEGER,              -- as the workstation has confirmed
    PRIMARY KEY(workstation, person)
) WITHOUT ROWID;
CREATE INDEX workstation_cache_by_person ON workstation_cache(person);
ALTER TABLE workstation ADD COLUMN last_seen INTEGER NOT NULL DEFAULT 0;
ALTER TABLE workstation ADD COLUMN sealed_address BLOB;
ALTER TABLE workstation ADD COLUMN client_version INTEGER NOT NULL DEFAULT 0;
ALTER TABLE workstation ADD COLUMN pending_acts INTEGER NOT NULL DEFAULT 0;
ALTER TABLE workstation ADD COLUMN wipe_ordered_at INTEGER;
ALTER TABLE workstation ADD COLUMN wipe_confirmed_at INTEGER;
ALTER TABLE workstation ADD COLUMN certificate_hash_before BLOB; -- replaced by a renewal, good until the new one was shown
CREATE TABLE policy(
    id INTEGER PRIMARY KEY CHECK(id = 1),
    value BLOB NOT NULL                -- wire::Policy
);
CREATE TABLE glass(
    id BLOB PRIMARY KEY,
    laboratory BLOB NOT NULL,
    person BLOB NOT NULL,
    workstation BLOB NOT NULL,
    patient BLOB NOT NULL,
    sealed_reason BLOB NOT NULL,
    opened_at INTEGER NOT NULL,
    until INTEGER NOT NULL,
    reviewed_by BLOB,
    reviewed_at INTEGER,
    sealed_remark BLOB
) WITHOUT ROWID;
ALTER TABLE account_version ADD COLUMN policy INTEGER NOT NULL DEFAULT 0;
ALTER TABLE account_version ADD COLUMN glass INTEGER NOT NULL DEFAULT 0;
)"},
        {R"(
CREATE TABLE former_seat_act(
    act BLOB PRIMARY KEY,
    laboratory BLOB NOT NULL,
    person BLOB NOT NULL,
    workstation BLOB NOT NULL,
    seat INTEGER NOT NULL,             -- the one that it carries; their present one is higher
    made_at INTEGER NOT NULL,          -- by the workstation's clock
    arrived_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX former_seat_act_by_laboratory ON former_seat_act(laboratory);
)"},
        {R"(
ALTER TABLE session ADD COLUMN client_version INTEGER NOT NULL DEFAULT 0; -- of the program that signed in
DELETE FROM permission_use; -- what was noted until now is what routes ask for, not what was used
)"},
        {R"(
ALTER TABLE glass ADD COLUMN session BLOB; -- that broke it, and with which it ends
)"},
        {R"(
ALTER TABLE account ADD COLUMN code_given_by BLOB;     -- the last one, until its owner has shown the second factor
ALTER TABLE account ADD COLUMN factor_dropped_by BLOB; -- until its owner has set up another
)"},
        {R"(
CREATE TABLE forced_seat (
    person BLOB NOT NULL,
    seat INTEGER NOT NULL,
    workstation BLOB NOT NULL,
    from_workstation BLOB NOT NULL,
    taken_at INTEGER NOT NULL,
    seen_by BLOB,
    seen_at INTEGER,
    PRIMARY KEY (person, seat)
) WITHOUT ROWID;
)"},
    };
    return all;
}

} // namespace

Result<> bringUpAccounts(sql::Database& database)
{
    return sql::bringUp(database, "accounts", steps());
}

Result<AccountVersions> readVersions(sql::Database& database)
{
    auto statement = database.prepare("SELECT people, workstations, sessions, policy, glass FROM account_version WHERE id = 1");
    if (!statement)
        return tl::unexpected(statement.error());
    const auto row = statement->step();
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return fail(ErrorCode::Corrupt, "accounts: no versions");
    return AccountVersions{statement->integer(0), statement->integer(1), statement->integer(2), statement->integer(3), statement->integer(4)};
}

Result<> raisePeople(sql::Database& database)
{
    return database.execute("UPDATE account_version SET people = people + 1");
}

Result<> raiseWorkstations(sql::Database& database)
{
    return database.execute("UPDATE account_version SET workstations = workstations + 1");
}

Result<> raiseSessions(sql::Database& database)
{
    return database.execute("UPDATE account_version SET sessions = sessions + 1");
}

Result<> raisePolicy(sql::Database& database)
{
    return database.execute("UPDATE account_version SET policy = policy + 1");
}

Result<> raiseGlass(sql::Database& database)
{
    return database.execute("UPDATE account_version SET glass = glass + 1");
}

} // namespace paillasse::store
