// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/access/person.h"

#include <algorithm>

namespace paillasse::access {

namespace {

using enum Permission;

constexpr Permissions receptionist{SearchPatients, RegisterPatients, PlaceOrders, ReceiveSpecimens, ReadOrders, ReadCatalogue, ReadStaff};
constexpr Permissions technician{SearchPatients, ReceiveSpecimens, ReadOrders, ReadResults, EnterResults, ValidateTechnically, RecordCalls, AttestControls, PrintReports, ReadCatalogue, ReadStaff};
constexpr Permissions biologist = receptionist | technician | Permissions{ValidateBiologically};
constexpr Permissions securityOfficer{ReadTrail, ManageStaff, ManageWorkstations, ReadStaff};
constexpr Permissions administrator{ManageStaff, ManageWorkstations, ReadCatalogue, ManageCatalogue, ReadStaff};

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
    }
    return {};
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
            all = all | permissionsOf(grant.role);
    return all;
}

bool Person::may(Permission permission, const lab::LaboratoryId& laboratory) const
{
    return permissionsIn(laboratory).has(permission);
}

lab::BenchMask Person::benchesIn(const lab::LaboratoryId& laboratory) const
{
    // A grant that enters results and names no bench is for all of them; so is a biologist's.
    lab::BenchMask mask = 0;
    for (const auto& grant : grants) {
        if (grant.laboratory != laboratory || !permissionsOf(grant.role).has(EnterResults))
            continue;
        if (grant.benches == 0 || grant.role == Role::Biologist)
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
        if (grant.laboratory == laboratory && permissionsOf(grant.role).has(ReadResults))
            mask |= grant.confidential;
    return mask;
}

} // namespace paillasse::access
