// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/access/role.h"

namespace paillasse::access {

using enum Permission;

Permissions prerequisitesOf(Permission permission)
{
    switch (permission) {
    case SearchPatients:
    case ReadCatalogue:
    case ReadStaff:
    case ReadTrail:
    case ReviewGlass:
    case ManagePolicy:
    case ReadMigrations: return {};
    case RegisterPatients: return {SearchPatients};
    case PlaceOrders: return {SearchPatients, ReadOrders, ReadCatalogue};
    case ReadOrders: return {SearchPatients, ReadCatalogue};
    case ReceiveSpecimens: return {ReadOrders};
    case ReadResults: return {ReadOrders};
    case EnterResults:
    case ValidateTechnically:
    case RecordCalls:
    case ValidateBiologically:
    case PrintReports:
    case BreakGlass: return {ReadResults};
    case AttestControls: return {ReadCatalogue};
    case ManageCatalogue: return {ReadCatalogue};
    case ManageStaff:
    case ManageWorkstations:
    case ManageRoles:
    case ReviewRights: return {ReadStaff};
    case DraftMigrations:
    case ApproveMigrations: return {ReadMigrations, ReadStaff};
    }
    return {};
}

Permissions completed(Permissions permissions)
{
    for (auto before = Permissions(); !(before == permissions);) {
        before = permissions;
        for (unsigned i = 0; i <= static_cast<unsigned>(lastOf(Permission())); ++i)
            if (const auto permission = static_cast<Permission>(i); permissions.has(permission))
                permissions = permissions | prerequisitesOf(permission);
    }
    return permissions;
}

Permissions patientData()
{
    return {SearchPatients, RegisterPatients, PlaceOrders, ReceiveSpecimens, ReadOrders, ReadResults, EnterResults, ValidateTechnically, RecordCalls, ValidateBiologically, PrintReports, BreakGlass};
}

Permissions government()
{
    return {ManageStaff, ManageWorkstations, ManageRoles, ManagePolicy, ReviewGlass, ReviewRights, ReadTrail};
}

Permissions looking()
{
    return {SearchPatients, ReadOrders, ReadResults, ReadCatalogue, ReadStaff, ReadTrail, ReadMigrations};
}

Permissions sensitive()
{
    return Permissions{ValidateBiologically, BreakGlass, DraftMigrations, ApproveMigrations} | government();
}

RoleFault faultOf(const RoleDefinition& role)
{
    const auto permissions = Permissions::fromBits(role.permissions);
    if (role.name.empty())
        return RoleFault::Nameless;
    if (permissions.empty())
        return RoleFault::Empty;
    if (permissions.hasAny(patientData()) && permissions.hasAny(government()))
        return RoleFault::AdministersAndReads;
    return completed(permissions) == permissions ? RoleFault::None : RoleFault::MissingPrerequisite;
}

PersonFault faultOf(const Person& person)
{
    if (person.grants.empty())
        return PersonFault::NoRole;
    // Of a closed account too: it may be opened again.
    auto open = person;
    open.disabled = false;
    for (const auto& grant : open.grants) {
        const auto together = open.permissionsIn(grant.laboratory);
        if (together.hasAny(patientData()) && together.hasAny(government()))
            return PersonFault::GovernsAndReads;
    }
    return PersonFault::None;
}

} // namespace paillasse::access
