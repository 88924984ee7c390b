// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/commands/staffdesk.h"

namespace paillasse::store {

const std::vector<access::Role>& builtInRoles()
{
    static const std::vector<access::Role> roles{access::Role::Receptionist, access::Role::Technician, access::Role::Biologist, access::Role::SecurityOfficer, access::Role::Administrator};
    return roles;
}

Result<access::Grant> grantOf(Staff& staff, const lab::LaboratoryId& laboratory, const std::string& role)
{
    std::string known;
    for (const auto one : builtInRoles()) {
        if (role == access::nameOf(one))
            return access::Grant{laboratory, one};
        known += (known.empty() ? "" : ", ") + std::string(access::nameOf(one));
    }
    const auto own = staff.roles(laboratory);
    if (!own)
        return tl::unexpected(own.error());
    for (const auto& one : *own) {
        if (role == one.name) {
            access::Grant grant{laboratory, access::Role::Custom};
            grant.custom = one.id;
            grant.customName = one.name;
            grant.permissions = one.permissions;
            return grant;
        }
        known += ", " + one.name;
    }
    return fail(ErrorCode::InvalidInput, "no such role; there is: " + known);
}

} // namespace paillasse::store
