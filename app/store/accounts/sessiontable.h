// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "app/base/secretbytes.h"
#include "app/sql/database.h"
#include "app/store/accounts/session.h"

namespace paillasse::store {

// The numbers are in the database.
enum class SessionEnd { None = 0, SignedOut = 1, SeatMoved = 2, Closed = 3, EndedByOther = 4 };

struct KeptSession {
    Session session;
    SessionEnd ended = SessionEnd::None;
};

// Sessions by the SHA-256 of their token. Openings and ends belong into the writer's transaction; renewals are a short one of their own.
class SessionTable {
public:
    explicit SessionTable(sql::Database& database) : m_database(database) {}

    Result<std::vector<KeptSession>> all();
    Result<> insert(const Session& session);
    // The second factor was shown: the signing session is open until then, and nothing is pending. Expired: it has ended.
    Result<> provedFactor(ByteView tokenHash, Instant until);
    // Of all their sessions there, those before included.
    Result<> endSigning(const lab::PersonId& person, const lab::WorkstationId& workstation);
    // Whether a signing session was opened there, and not ended.
    Result<bool> isSigning(const lab::PersonId& person, const lab::WorkstationId& workstation);
    Result<> end(ByteView tokenHash, SessionEnd why);
    Result<> endOfPersonBut(const lab::PersonId& person, ByteView tokenHash, SessionEnd why);
    Result<> endOfPerson(const lab::PersonId& person, SessionEnd why);
    Result<> endOfPersonElsewhere(const lab::PersonId& person, const lab::WorkstationId& workstation);
    Result<> endOfWorkstation(const lab::WorkstationId& workstation, SessionEnd why);
    Result<> renew(ByteView tokenHash, Instant expiresAt);
    Result<> dropOlderThan(Instant instant);
    Result<bool> isHeldElsewhere(const lab::PersonId& person, const lab::WorkstationId& workstation, Instant now);

private:
    sql::Database& m_database;
};

Bytes tokenHashOf(const SecretBytes& token);

} // namespace paillasse::store
