// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/access/permission.h"

namespace paillasse::access {

const char* nameOf(Permission permission)
{
    switch (permission) {
    case Permission::SearchPatients: return "search-patients";
    case Permission::RegisterPatients: return "register-patients";
    case Permission::PlaceOrders: return "place-orders";
    case Permission::ReceiveSpecimens: return "receive-specimens";
    case Permission::ReadOrders: return "read-orders";
    case Permission::ReadResults: return "read-results";
    case Permission::EnterResults: return "enter-results";
    case Permission::ValidateTechnically: return "validate-technically";
    case Permission::RecordCalls: return "record-calls";
    case Permission::AttestControls: return "attest-controls";
    case Permission::ValidateBiologically: return "validate-biologically";
    case Permission::PrintReports: return "print-reports";
    case Permission::ReadCatalogue: return "read-catalogue";
    case Permission::ManageCatalogue: return "manage-catalogue";
    case Permission::ManageStaff: return "manage-staff";
    case Permission::ManageWorkstations: return "manage-workstations";
    case Permission::ReadTrail: return "read-trail";
    case Permission::ReadStaff: return "read-staff";
    case Permission::BreakGlass: return "break-glass";
    case Permission::ReviewGlass: return "review-glass";
    case Permission::ManageRoles: return "manage-roles";
    case Permission::ManagePolicy: return "manage-policy";
    case Permission::ReviewRights: return "review-rights";
    case Permission::DraftMigrations: return "draft-migrations";
    case Permission::ApproveMigrations: return "approve-migrations";
    case Permission::ReadMigrations: return "read-migrations";
    }
    return "?";
}

} // namespace paillasse::access
