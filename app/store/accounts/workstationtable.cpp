// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/accounts/workstationtable.h"

#include "app/store/core/query.h"

namespace paillasse::store {

namespace {

constexpr std::string_view select = "SELECT workstation, sealed_name, state, request, certificate, certificate_hash, certificate_expires, requested_at, "
                                    "last_seen, sealed_address, client_version, pending_acts, wipe_ordered_at, wipe_confirmed_at, certificate_hash_before FROM workstation ";

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
    file.lastSeen = row.instant(8);
    if (!row.blob(9).empty()) {
        auto address = keys.openName(file.workstation.id, row.blob(9));
        if (!address)
            return tl::unexpected(address.error());
        file.address = std::move(*address);
    }
    file.clientVersion = row.unsignedInteger(10);
    file.pendingActs = row.unsignedInteger(11);
    file.wipeOrderedAt = row.instant(12);
    file.wipeConfirmedAt = row.instant(13);
    file.workstation.certificateHashBefore = toBytes(row.blob(14));
    file.workstation.wipeOrdered = !file.wipeOrderedAt.isNull() && file.wipeConfirmedAt.isNull();
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
                        "INSERT INTO workstation (workstation, sealed_name, state, request, certificate, certificate_hash, certificate_expires, requested_at, sealed_address) "
                        "VALUES (?, ?, ?, ?, '', NULL, 0, ?, ?)",
                        w.id, m_keys.sealName(w.id, w.name), static_cast<int>(w.state), file.request, w.requestedAt, m_keys.sealName(w.id, file.address));
}

Result<> WorkstationTable::approve(const lab::WorkstationId& id, const std::string& certificate, ByteView certificateHash, Instant expires)
{
    return run(m_database, "UPDATE workstation SET state = ?, certificate = ?, certificate_hash = ?, certificate_expires = ? WHERE workstation = ?",
                        static_cast<int>(WorkstationState::Approved), certificate, certificateHash, expires, id);
}

Result<> WorkstationTable::renew(const lab::WorkstationId& id, const std::string& certificate, ByteView certificateHash, ByteView shown, Instant expires)
{
    return run(m_database, "UPDATE workstation SET certificate = ?, certificate_hash = ?, certificate_hash_before = ?, certificate_expires = ? WHERE workstation = ?", certificate, certificateHash,
               shown, expires, id);
}

Result<> WorkstationTable::forgetCertificateBefore(const lab::WorkstationId& id)
{
    return run(m_database, "UPDATE workstation SET certificate_hash_before = NULL WHERE workstation = ?", id);
}

Result<> WorkstationTable::revoke(const lab::WorkstationId& id)
{
    return run(m_database, "UPDATE workstation SET state = ? WHERE workstation = ?", static_cast<int>(WorkstationState::Revoked), id);
}

Result<> WorkstationTable::rename(const lab::WorkstationId& id, std::string_view name)
{
    return run(m_database, "UPDATE workstation SET sealed_name = ? WHERE workstation = ?", m_keys.sealName(id, name), id);
}

Result<> WorkstationTable::orderWipe(const lab::WorkstationId& id, Instant now)
{
    return run(m_database, "UPDATE workstation SET wipe_ordered_at = ?, wipe_confirmed_at = NULL WHERE workstation = ?", now, id);
}

Result<> WorkstationTable::confirmWipe(const lab::WorkstationId& id, Instant now)
{
    if (const auto caches = run(m_database, "UPDATE workstation_cache SET destroyed_at = ? WHERE workstation = ? AND destroyed_at IS NULL", now, id); !caches)
        return caches;
    return run(m_database, "UPDATE workstation SET wipe_confirmed_at = ?, state = ? WHERE workstation = ?", now, static_cast<int>(WorkstationState::Revoked), id);
}

Result<> WorkstationTable::heard(const lab::WorkstationId& id, const Heard& heard)
{
    return run(m_database, "UPDATE workstation SET last_seen = ?, sealed_address = ?, client_version = ?, pending_acts = ? WHERE workstation = ?", heard.at, m_keys.sealName(id, heard.address),
               heard.clientVersion, heard.pendingActs, id);
}

Result<std::vector<KeptCache>> WorkstationTable::caches(const lab::WorkstationId& id)
{
    std::vector<KeptCache> all;
    const auto take = [&all](sql::Statement& row) -> Result<> {
        all.push_back({row.id<lab::PersonId>(0), row.instant(1), row.instant(2)});
        return {};
    };
    if (const auto done = each(m_database, "SELECT person, last_sign_in, destroyed_at FROM workstation_cache WHERE workstation = ? ORDER BY last_sign_in DESC", take, id); !done)
        return tl::unexpected(done.error());
    return all;
}

Result<> WorkstationTable::confirmDestroyed(const lab::WorkstationId& id, const lab::PersonId& person, Instant at)
{
    return run(m_database, "UPDATE workstation_cache SET destroyed_at = ? WHERE workstation = ? AND person = ? AND destroyed_at IS NULL AND last_sign_in <= ?", at, id, person, at);
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
