// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "app/access/person.h"

namespace paillasse::access {

// A role that a laboratory has made for itself out of permissions, without code.
struct RoleDefinition {
    RoleId id;
    std::string name;              // "Technicien de nuit", unique in its laboratory
    std::uint64_t permissions = 0; // Permissions::bits
    bool operator==(const RoleDefinition&) const = default;
};

enum class RoleFault {
    None,
    Nameless,
    Empty,              // it may do nothing
    AdministersAndReads, // who manages accounts, workstations, roles or policy sees no patient: the two are never one role
    MissingPrerequisite // a permission without the reading that it rests on: see prerequisitesOf
};

// What a permission cannot be used without.
Permissions prerequisitesOf(Permission permission);
// Those of `permissions` and everything they rest on.
Permissions completed(Permissions permissions);
RoleFault faultOf(const RoleDefinition& role);

enum class PersonFault {
    None,
    NoRole,         // nowhere: the account is to be closed instead
    GovernsAndReads // in one laboratory, by several roles together, what no single role may hold
};
// What the grants of one person may not be together, whoever gives them.
PersonFault faultOf(const Person& person);

// Permissions that show or change patients' data, and those that govern who has access. No role holds both.
Permissions patientData();
Permissions government();
// What is used by looking alone: nobody notes each look.
Permissions looking();
// Whoever holds one of these proves a second factor for it: signing, breaking the glass, governing.
Permissions sensitive();

} // namespace paillasse::access
