// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/access/permission.h"
#include "app/lab/ids.h"
#include "app/lab/resultline.h"

namespace paillasse::access {

using RoleId = Id<struct RoleTag>;

enum class Role { None, Receptionist, Technician, Biologist, SecurityOfficer, Administrator, Custom };
constexpr Role lastOf(Role) { return Role::Custom; }

// What a role may do: the one table that guards routes, decides acts, projects documents and shapes menus. Custom: nothing of itself.
Permissions permissionsOf(Role role);
// What is done at a bench, and so at the benches of a grant alone.
constexpr Permissions benchWork() { return {Permission::EnterResults, Permission::ValidateTechnically, Permission::RecordCalls, Permission::AttestControls}; }
const char* nameOf(Role role); // "technician": for the command line and logs

using ConfidentialMask = std::uint32_t; // bit n: lab::Confidentiality n
constexpr ConfidentialMask bitOf(lab::Confidentiality c) { return c == lab::Confidentiality::None ? 0 : ConfidentialMask{1} << static_cast<unsigned>(c); }

// One role of one person in one laboratory.
struct Grant {
    lab::LaboratoryId laboratory;
    Role role = Role::None;
    lab::BenchMask benches = 0;            // of who works at benches: 0 means all
    ConfidentialMask confidential = 0;     // entitlements
    // Of Role::Custom: the role's definition (app/access/role.h) as it was when the store last wrote this person. A definition that
    // changes is written again to everybody who holds it.
    RoleId custom{};
    std::string customName{};
    std::uint64_t permissions = 0;         // Permissions::bits
    bool operator==(const Grant&) const = default;
};
Permissions permissionsOf(const Grant& grant);

// A named member of staff. There are no other accounts.
struct Person {
    lab::PersonId id;
    std::string login;        // lower case, unique in the store
    std::string displayName;  // "Dr Hélène Corre"
    std::string title;        // "Biologiste médicale", as printed under a signature
    std::vector<Grant> grants;
    bool disabled = false;
    bool operator==(const Person&) const = default;

    [[nodiscard]] Permissions permissionsIn(const lab::LaboratoryId& laboratory) const;
    [[nodiscard]] bool may(Permission permission, const lab::LaboratoryId& laboratory) const;
    // Where they may do one of these; all ones when not limited, none where no grant holds any. A grant's benches limit what that grant
    // gives: two grants do not lend each other theirs.
    [[nodiscard]] lab::BenchMask benchesIn(const lab::LaboratoryId& laboratory, Permissions anyOf = benchWork()) const;
    [[nodiscard]] ConfidentialMask confidentialIn(const lab::LaboratoryId& laboratory) const;
    // Everything they may do anywhere.
    [[nodiscard]] Permissions permissionsAnywhere() const;
};

} // namespace paillasse::access
