// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/accounts/workstationtable.h"

#include "app/store/core/query.h"

namespace paillasse::store {

namespace {

constexpr std::string_view select = "SELECT workstation, sealed_name, state, request, certificate, certificate_hash, certificate_expires, requested_at "
                                    "FROM workstation ";

Result<WorkstationFile> readFile(sql::Statement& row, const AccountKeys& keys)
{
    WorkstationFile file;
    file.workstation.id = row.id<lab::WorkstationId>(0);
    auto name = keys.openName(file.workstation.id, row.blob(1));
    if (!name)
        return tl::unexpected(name.error());
    const auto state = row.integer(2);
    if (state < static_cast<int>(WorkstationState::Pending) || state > static_cast<int>(WorkstationState::Revoked))
        return fail(ErrorCode::Corrupt, "accounts: a workstation's state is none");
    file.workstation.name = std::move(*name);
    file.workstation.state = static_cast<WorkstationState>(state);
    file.request = std::string(row.text(3));
    file.certificate = std::string(row.text(4));
    file.workstation.certificateHash = toBytes(row.blob(5));
    file.workstation.certificateExpires = row.instant(6);
    file.workstation.requestedAt = row.instant(7);
    return file;
}

} // namespace

Result<std::vector<WorkstationFile>> WorkstationTable::all()
{
    std::vector<WorkstationFile> files;
    const auto read = [&](sql::Statement& row) -> Result<> {
        auto file = readFile(row, m_keys);
        if (!file)
            return tl::unexpected(file.error());
        files.push_back(std::move(*file));
        return {};
    };
    if (const auto done = each(m_database, std::string(select) + "ORDER BY requested_at", read); !done)
        return tl::unexpected(done.error());
    return files;
}

Result<std::optional<WorkstationFile>> WorkstationTable::byId(const lab::WorkstationId& id)
{
    std::optional<WorkstationFile> found;
    const auto read = [&](sql::Statement& row) -> Result<> {
        auto file = readFile(row, m_keys);
        if (!file)
            return tl::unexpected(file.error());
        found = std::move(*file);
        return {};
    };
    if (const auto done = each(m_database, std::string(select) + "WHERE workstation = ?", read, id); !done)
        return tl::unexpected(done.error());
    return found;
}

Result<> WorkstationTable::insert(const WorkstationFile& file)
{
    const auto& w = file.workstation;
    return run(m_database,
                        "INSERT INTO workstation (workstation, sealed_name, state, request, certificate, certificate_hash, certificate_expires, requested_at) "
                        "VALUES (?, ?, ?, ?, '', NULL, 0, ?)",
                        w.id, m_keys.sealName(w.id, w.name), static_cast<int>(w.state), file.request, w.requestedAt);
}

Result<> WorkstationTable::approve(const lab::WorkstationId& id, const std::string& certificate, ByteView certificateHash, Instant expires)
{
    return run(m_database, "UPDATE workstation SET state = ?, certificate = ?, certificate_hash = ?, certificate_expires = ? WHERE workstation = ?",
                        static_cast<int>(WorkstationState::Approved), certificate, certificateHash, expires, id);
}

Result<> WorkstationTable::revoke(const lab::WorkstationId& id)
{
    return run(m_database, "UPDATE workstation SET state = ? WHERE workstation = ?", static_cast<int>(WorkstationState::Revoked), id);
}

Result<> WorkstationTable::addTicket(ByteView secretHash, const EnrolmentTicket& ticket)
{
    return run(m_database, "INSERT INTO enrolment_code (secret_hash, approve, expires_at) VALUES (?, ?, ?)", secretHash, ticket.approve, ticket.expiresAt);
}

Result<std::optional<EnrolmentTicket>> WorkstationTable::ticket(ByteView secretHash)
{
    std::optional<EnrolmentTicket> found;
    const auto read = [&found](sql::Statement& row) -> Result<> {
        found = EnrolmentTicket{row.integer(0) != 0, row.instant(1), row.id<lab::WorkstationId>(2)};
        return {};
    };
    if (const auto done = each(m_database, "SELECT approve, expires_at, workstation FROM enrolment_code WHERE secret_hash = ?", read, secretHash); !done)
        return tl::unexpected(done.error());
    return found;
}

Result<> WorkstationTable::useTicket(ByteView secretHash, const lab::WorkstationId& id)
{
    return run(m_database, "UPDATE enrolment_code SET workstation = ? WHERE secret_hash = ?", id, secretHash);
}

} // namespace paillasse::store
