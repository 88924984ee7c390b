// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/access/person.h"

#include <algorithm>

namespace paillasse::access {

namespace {

using enum Permission;

constexpr Permissions receptionist{SearchPatients, RegisterPatients, PlaceOrders, ReceiveSpecimens, ReadOrders, ReadCatalogue, ReadStaff};
constexpr Permissions technician{SearchPatients, ReceiveSpecimens, ReadOrders, ReadResults, EnterResults, ValidateTechnically, RecordCalls, AttestControls, PrintReports, ReadCatalogue, ReadStaff};
constexpr Permissions biologist = receptionist | technician | Permissions{ValidateBiologically, BreakGlass, DraftMigrations, ApproveMigrations, ReadMigrations};
constexpr Permissions securityOfficer{ReadTrail, ManageStaff, ManageWorkstations, ReadStaff, ReviewGlass, ManagePolicy, ReviewRights, ApproveMigrations, ReadMigrations};
constexpr Permissions administrator{ManageStaff, ManageWorkstations, ReadCatalogue, ManageCatalogue, ReadStaff, ManageRoles, ManagePolicy, ReviewRights, DraftMigrations, ReadMigrations};

} // namespace

Permissions permissionsOf(Role role)
{
    switch (role) {
    case Role::None: return {};
    case Role::Receptionist: return receptionist;
    case Role::Technician: return technician;
    case Role::Biologist: return biologist;
    case Role::SecurityOfficer: return securityOfficer;
    case Role::Administrator: return administrator;
    case Role::Custom: return {};
    }
    return {};
}

Permissions permissionsOf(const Grant& grant)
{
    return grant.role == Role::Custom ? Permissions::fromBits(grant.permissions) : permissionsOf(grant.role);
}

const char* nameOf(Role role)
{
    switch (role) {
    case Role::None: return "none";
    case Role::Receptionist: return "receptionist";
    case Role::Technician: return "technician";
    case Role::Biologist: return "biologist";
    case Role::SecurityOfficer: return "security-officer";
    case Role::Administrator: return "administrator";
    case Role::Custom: return "custom";
    }
    return "none";
}

Permissions Person::permissionsIn(const lab::LaboratoryId& laboratory) const
{
    Permissions all;
    if (disabled)
        return all;
    for (const auto& grant : grants)
        if (grant.laboratory == laboratory)
            all = all | permissionsOf(grant);
    return all;
}

bool Person::may(Permission permission, const lab::LaboratoryId& laboratory) const
{
    return permissionsIn(laboratory).has(permission);
}

lab::BenchMask Person::benchesIn(const lab::LaboratoryId& laboratory, Permissions anyOf) const
{
    // A grant that names no bench is for all of them; so is a biologist's.
    lab::BenchMask mask = 0;
    for (const auto& grant : grants) {
        if (grant.laboratory != laboratory || !permissionsOf(grant).hasAny(anyOf))
            continue;
        if (grant.benches == 0 || permissionsOf(grant).has(ValidateBiologically))
            return ~lab::BenchMask{0};
        mask |= grant.benches;
    }
    return mask;
}

ConfidentialMask Person::confidentialIn(const lab::LaboratoryId& laboratory) const
{
    // An entitlement of a grant that reads no values opens none.
    ConfidentialMask mask = 0;
    for (const auto& grant : grants)
        if (grant.laboratory == laboratory && permissionsOf(grant).has(ReadResults))
            mask |= grant.confidential;
    return mask;
}

Permissions Person::permissionsAnywhere() const
{
    Permissions all;
    if (!disabled)
        for (const auto& grant : grants)
            all = all | permissionsOf(grant);
    return all;
}

} // namespace paillasse::access
