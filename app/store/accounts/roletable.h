// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "app/access/role.h"
#include "app/sql/database.h"
#include "app/store/accounts/accountkeys.h"

namespace paillasse::store {

// The roles that laboratories have made for themselves. Writes belong into the writer's transaction.
class RoleTable {
public:
    RoleTable(sql::Database& database, const AccountKeys& keys) : m_database(database), m_keys(keys) {}

    Result<std::vector<access::RoleDefinition>> all(const lab::LaboratoryId& laboratory);
    Result<std::optional<access::RoleDefinition>> find(const lab::LaboratoryId& laboratory, const access::RoleId& role);
    Result<> put(const lab::LaboratoryId& laboratory, const access::RoleDefinition& role);
    Result<> remove(const lab::LaboratoryId& laboratory, const access::RoleId& role);

private:
    Result<access::RoleDefinition> open(const access::RoleId& id, ByteView sealed);

    sql::Database& m_database;
    const AccountKeys& m_keys;
};

} // namespace paillasse::store
