// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/accounts/roletable.h"

#include <algorithm>

#include "app/store/core/query.h"
#include "app/wire/adminmessages.h"

namespace paillasse::store {

Result<access::RoleDefinition> RoleTable::open(const access::RoleId& id, ByteView sealed)
{
    return m_keys.openText(id.uuid(), sealed).and_then([](const std::string& text) { return wire::decodeMessage<access::RoleDefinition>(asBytes(text)); });
}

Result<std::vector<access::RoleDefinition>> RoleTable::all(const lab::LaboratoryId& laboratory)
{
    std::vector<access::RoleDefinition> roles;
    const auto take = [&](sql::Statement& row) -> Result<> {
        auto role = open(row.id<access::RoleId>(0), row.blob(1));
        if (!role)
            return tl::unexpected(role.error());
        roles.push_back(std::move(*role));
        return {};
    };
    if (const auto done = each(m_database, "SELECT role, sealed FROM role WHERE laboratory = ?", take, laboratory); !done)
        return tl::unexpected(done.error());
    std::sort(roles.begin(), roles.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
    return roles;
}

Result<std::optional<access::RoleDefinition>> RoleTable::find(const lab::LaboratoryId& laboratory, const access::RoleId& role)
{
    auto roles = all(laboratory);
    if (!roles)
        return tl::unexpected(roles.error());
    const auto found = std::find_if(roles->begin(), roles->end(), [&](const auto& one) { return one.id == role; });
    return found == roles->end() ? std::nullopt : std::optional(std::move(*found));
}

Result<> RoleTable::put(const lab::LaboratoryId& laboratory, const access::RoleDefinition& role)
{
    const auto bytes = wire::encodeMessage(role);
    return run(m_database, "INSERT OR REPLACE INTO role (laboratory, role, sealed) VALUES (?, ?, ?)", laboratory, role.id, m_keys.sealText(role.id.uuid(), asText(bytes)));
}

Result<> RoleTable::remove(const lab::LaboratoryId& laboratory, const access::RoleId& role)
{
    return run(m_database, "DELETE FROM role WHERE laboratory = ? AND role = ?", laboratory, role);
}

} // namespace paillasse::store
