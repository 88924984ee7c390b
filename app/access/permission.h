// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <initializer_list>

namespace paillasse::access {

enum class Permission {
    SearchPatients,      // find a patient and read identities of the whole laboratory
    RegisterPatients,
    PlaceOrders,         // also: add and cancel tests
    ReceiveSpecimens,    // receive, accept with a remark, reject
    ReadOrders,          // who asked what, and how far it is
    ReadResults,         // values
    EnterResults,
    ValidateTechnically,
    RecordCalls,
    AttestControls,
    ValidateBiologically, // release, send back, correct, withdraw
    PrintReports,
    ReadCatalogue,
    ManageCatalogue,
    ManageStaff,
    ManageWorkstations,
    ReadTrail,
    ReadStaff,
    BreakGlass,           // open one patient's confidential examinations for half an hour, with a reason
    ReviewGlass,          // look at who broke the glass and why
    ManageRoles,          // make roles out of permissions
    ManagePolicy,         // second factor, offline age, oldest client
    ReviewRights,         // who has what, last used; sessions in progress
    DraftMigrations,      // write mandates, and set the work of an approved one going
    ApproveMigrations,    // approve mandates; with ReadResults: compare samples and accept
    ReadMigrations        // which there are, how far, what was found: numbers and codes, no patient
};
constexpr Permission lastOf(Permission) { return Permission::ReadMigrations; }
const char* nameOf(Permission permission); // "enter-results": for the command line, exports and docs/access-matrix.md

class Permissions {
public:
    constexpr Permissions() = default;
    constexpr Permissions(std::initializer_list<Permission> list)
    {
        for (const auto permission : list)
            m_bits |= bit(permission);
    }
    [[nodiscard]] constexpr bool has(Permission permission) const { return (m_bits & bit(permission)) != 0; }
    [[nodiscard]] constexpr std::uint64_t bits() const { return m_bits; }
    constexpr Permissions operator|(Permissions other) const
    {
        other.m_bits |= m_bits;
        return other;
    }
    [[nodiscard]] constexpr bool hasAll(Permissions others) const { return (m_bits & others.m_bits) == others.m_bits; }
    [[nodiscard]] constexpr bool hasAny(Permissions others) const { return (m_bits & others.m_bits) != 0; }
    [[nodiscard]] constexpr bool empty() const { return m_bits == 0; }
    // Bits that are no permission are dropped.
    [[nodiscard]] static constexpr Permissions fromBits(std::uint64_t bits)
    {
        Permissions all;
        all.m_bits = bits & ((bit(lastOf(Permission())) << 1) - 1);
        return all;
    }
    bool operator==(const Permissions&) const = default;

private:
    static constexpr std::uint64_t bit(Permission permission) { return std::uint64_t{1} << static_cast<unsigned>(permission); }
    std::uint64_t m_bits = 0;
};

} // namespace paillasse::access
