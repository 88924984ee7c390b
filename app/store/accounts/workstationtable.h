// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "app/sql/database.h"
#include "app/store/accounts/accountkeys.h"
#include "app/store/accounts/workstation.h"

namespace paillasse::store {

// A workstation with what it asked and what it got, both PEM.
struct WorkstationFile {
    Workstation workstation;
    std::string request;
    std::string certificate;
    std::string address; // from which it asked, and since it was approved last spoke
    // As it last said itself.
    Instant lastSeen;
    std::uint64_t clientVersion = 0;
    std::uint64_t pendingActs = 0;
    Instant wipeOrderedAt;
    Instant wipeConfirmedAt;
};

struct Heard {
    Instant at;
    std::string address;
    std::uint64_t clientVersion = 0;
    std::uint64_t pendingActs = 0;
};

// Somebody signed in there, so their cache is there until the workstation says otherwise.
struct KeptCache {
    lab::PersonId person;
    Instant lastSignIn;
    Instant destroyedAt;          // null: not confirmed
};

struct EnrolmentTicket {
    bool approve = false;             // its user is approved at once
    Instant expiresAt;
    lab::WorkstationId usedBy;        // null: still open
};

// Workstations and the codes that let one in. Writes belong into the writer's transaction.
class WorkstationTable {
public:
    WorkstationTable(sql::Database& database, const AccountKeys& keys) : m_database(database), m_keys(keys) {}

    Result<std::vector<WorkstationFile>> all();
    Result<std::optional<WorkstationFile>> byId(const lab::WorkstationId& id);
    Result<> insert(const WorkstationFile& file);
    Result<> approve(const lab::WorkstationId& id, const std::string& certificate, ByteView certificateHash, Instant expires);
    // The certificate that it showed for this goes on working, until it shows the new one: the answer may be lost on its way.
    Result<> renew(const lab::WorkstationId& id, const std::string& certificate, ByteView certificateHash, ByteView shown, Instant expires);
    Result<> forgetCertificateBefore(const lab::WorkstationId& id);
    Result<> revoke(const lab::WorkstationId& id);

    Result<> rename(const lab::WorkstationId& id, std::string_view name);
    Result<> orderWipe(const lab::WorkstationId& id, Instant now);
    // Its caches are gone, and its certificate with them.
    Result<> confirmWipe(const lab::WorkstationId& id, Instant now);
    Result<> heard(const lab::WorkstationId& id, const Heard& heard);
    Result<std::vector<KeptCache>> caches(const lab::WorkstationId& id);
    Result<> confirmDestroyed(const lab::WorkstationId& id, const lab::PersonId& person, Instant at);

    Result<> addTicket(ByteView secretHash, const EnrolmentTicket& ticket);
    Result<std::optional<EnrolmentTicket>> ticket(ByteView secretHash);
    Result<> useTicket(ByteView secretHash, const lab::WorkstationId& id);

private:
    sql::Database& m_database;
    const AccountKeys& m_keys;
};

} // namespace paillasse::store
