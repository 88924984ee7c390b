// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/accounts/sessiontable.h"

#include "app/crypto/hash.h"
#include "app/store/core/query.h"

namespace paillasse::store {

Bytes tokenHashOf(const SecretBytes& token)
{
    return paillasse::toBytes(crypto::sha256(token.view()));
}

Result<std::vector<KeptSession>> SessionTable::all()
{
    std::vector<KeptSession> sessions;
    const auto read = [&sessions](sql::Statement& row) -> Result<> {
        Session session{toBytes(row.blob(0)), row.id<lab::PersonId>(1), row.id<lab::WorkstationId>(2), row.unsignedInteger(3), row.instant(4), row.instant(5), row.instant(6), row.integer(7) != 0, row.unsignedInteger(8)};
        const auto ended = row.integer(9);
        if (ended < 0 || ended > static_cast<int>(SessionEnd::EndedByOther))
            return fail(ErrorCode::Corrupt, "accounts: a session's end is none");
        sessions.push_back({std::move(session), static_cast<SessionEnd>(ended)});
        return {};
    };
    const auto done = each(m_database, "SELECT token_hash, person, workstation, seat, opened_at, expires_at, factor_until, factor_pending, client_version, ended FROM session", read);
    if (!done)
        return tl::unexpected(done.error());
    return sessions;
}

Result<> SessionTable::insert(const Session& s)
{
    return run(m_database, "INSERT INTO session (token_hash, person, workstation, seat, opened_at, expires_at, factor_until, factor_pending, client_version, ended) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0)",
               s.tokenHash, s.person, s.workstation, s.seat, s.openedAt, s.expiresAt, s.factorUntil, s.factorPending, s.clientVersion);
}

Result<> SessionTable::provedFactor(ByteView tokenHash, Instant until)
{
    if (const auto done = run(m_database, "UPDATE session SET factor_until = ?, factor_pending = 0 WHERE token_hash = ? AND ended = 0", until, tokenHash); !done)
        return done;
    return m_database.changes() == 1 ? Result<>() : fail(ErrorCode::Expired, "accounts: the session is over");
}

Result<> SessionTable::endSigning(const lab::PersonId& person, const lab::WorkstationId& workstation)
{
    return run(m_database, "UPDATE session SET factor_until = ? WHERE person = ? AND workstation = ? AND ended = 0", Instant(), person, workstation);
}

Result<bool> SessionTable::isSigning(const lab::PersonId& person, const lab::WorkstationId& workstation)
{
    return first(m_database, "SELECT 1 FROM session WHERE person = ? AND workstation = ? AND ended = 0 AND factor_until <> ? LIMIT 1", [](sql::Statement&) {}, person, workstation, Instant());
}

Result<> SessionTable::endOfPersonBut(const lab::PersonId& person, ByteView tokenHash, SessionEnd why)
{
    return run(m_database, "UPDATE session SET ended = ? WHERE person = ? AND token_hash <> ? AND ended = 0", static_cast<int>(why), person, tokenHash);
}

Result<> SessionTable::end(ByteView tokenHash, SessionEnd why)
{
    return run(m_database, "UPDATE session SET ended = ? WHERE token_hash = ? AND ended = 0", static_cast<int>(why), tokenHash);
}

Result<> SessionTable::endOfPerson(const lab::PersonId& person, SessionEnd why)
{
    return run(m_database, "UPDATE session SET ended = ? WHERE person = ? AND ended = 0", static_cast<int>(why), person);
}

Result<> SessionTable::endOfPersonElsewhere(const lab::PersonId& person, const lab::WorkstationId& workstation)
{
    return run(m_database, "UPDATE session SET ended = ? WHERE person = ? AND workstation <> ? AND ended = 0", static_cast<int>(SessionEnd::SeatMoved), person,
                        workstation);
}

Result<> SessionTable::endOfWorkstation(const lab::WorkstationId& workstation, SessionEnd why)
{
    return run(m_database, "UPDATE session SET ended = ? WHERE workstation = ? AND ended = 0", static_cast<int>(why), workstation);
}

Result<> SessionTable::renew(ByteView tokenHash, Instant expiresAt)
{
    return run(m_database, "UPDATE session SET expires_at = ? WHERE token_hash = ? AND ended = 0", expiresAt, tokenHash);
}

Result<> SessionTable::dropOlderThan(Instant instant)
{
    return run(m_database, "DELETE FROM session WHERE expires_at < ?", instant);
}

Result<bool> SessionTable::isHeldElsewhere(const lab::PersonId& person, const lab::WorkstationId& workstation, Instant now)
{
    return first(
        m_database, "SELECT 1 FROM session WHERE person = ? AND workstation <> ? AND ended = 0 AND expires_at > ? LIMIT 1", [](sql::Statement&) {}, person,
        workstation, now);
}

} // namespace paillasse::store
