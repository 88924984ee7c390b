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
    Result<> revoke(const lab::WorkstationId& id);

    Result<> addTicket(ByteView secretHash, const EnrolmentTicket& ticket);
    Result<std::optional<EnrolmentTicket>> ticket(ByteView secretHash);
    Result<> useTicket(ByteView secretHash, const lab::WorkstationId& id);

private:
    sql::Database& m_database;
    const AccountKeys& m_keys;
};

} // namespace paillasse::store
