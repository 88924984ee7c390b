// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "app/store/accounts/accountnames.h"
#include "app/store/accounts/accountsschema.h"
#include "app/store/accounts/entering.h"
#include "app/store/accounts/inorder.h"
#include "app/store/accounts/persondocuments.h"
#include "app/store/accounts/roletable.h"
#include "app/store/accounts/staff.h"

// The roles that a laboratory makes, and whoever holds them.
namespace paillasse::store {

namespace {

bool isHeld(const access::Grant& grant, const lab::LaboratoryId& laboratory, const access::RoleId& role)
{
    return grant.laboratory == laboratory && grant.role == access::Role::Custom && grant.custom == role;
}

// What a role is and what it is to be, with everybody who holds it.
struct RolePlan {
    access::Permissions before;
    std::vector<access::Person> holders;
    std::vector<access::Person> changed;
    bool operator==(const RolePlan&) const = default;
};

Result<RolePlan> planOf(PersonTable& people, RoleTable& roles, const lab::LaboratoryId& laboratory, const access::RoleDefinition& role, bool isNew)
{
    const auto known = roles.all(laboratory);
    if (!known)
        return tl::unexpected(known.error());
    if (std::ranges::any_of(*known, [&](const auto& other) { return other.id != role.id && other.name == role.name; }))
        return fail(ErrorCode::Conflict, "another role has this name");
    RolePlan plan;
    if (isNew)
        return plan;
    const auto present = std::ranges::find(*known, role.id, &access::RoleDefinition::id);
    if (present == known->end())
        return fail(ErrorCode::NotFound, "this laboratory has no such role");
    plan.before = access::Permissions::fromBits(present->permissions);
    const auto accounts = people.all();
    if (!accounts)
        return tl::unexpected(accounts.error());
    for (const auto& account : *accounts) {
        auto person = account.person;
        for (auto& grant : person.grants)
            if (isHeld(grant, laboratory, role.id)) {
                grant.customName = role.name;
                grant.permissions = role.permissions;
            }
        if (std::ranges::none_of(person.grants, [&](const auto& grant) { return isHeld(grant, laboratory, role.id); }))
            continue;
        plan.holders.push_back(account.person);
        plan.changed.push_back(std::move(person));
    }
    return plan;
}

Result<> resolveIn(RoleTable roles, std::vector<access::Grant>& grants)
{
    for (auto& grant : grants) {
        if (grant.role == access::Role::None)
            return fail(ErrorCode::InvalidInput, "a person has a role");
        if (grant.role != access::Role::Custom) {
            grant.custom = {};
            grant.customName.clear();
            grant.permissions = 0;
            continue;
        }
        const auto role = roles.find(grant.laboratory, grant.custom);
        if (!role)
            return tl::unexpected(role.error());
        if (!*role)
            return fail(ErrorCode::InvalidInput, "this laboratory has no such role");
        grant.customName = (*role)->name;
        grant.permissions = (*role)->permissions;
    }
    return {};
}

auto changedMeanwhile()
{
    return fail(ErrorCode::Conflict, "somebody else has changed this role or its holders meanwhile; look again");
}

} // namespace

Result<> Staff::resolve(std::vector<access::Grant>& grants)
{
    const std::lock_guard lock(m_mutex);
    return resolveIn(RoleTable(m_database, m_keys), grants);
}

Result<> Staff::stillResolves(sql::Database& database, const std::vector<access::Grant>& grants)
{
    auto again = grants;
    if (const auto resolved = resolveIn(RoleTable(database, m_keys), again); !resolved)
        return resolved;
    return again == grants ? Result<>() : changedMeanwhile();
}

Result<std::vector<access::RoleDefinition>> Staff::roles(const lab::LaboratoryId& laboratory)
{
    const std::lock_guard lock(m_mutex);
    return RoleTable(m_database, m_keys).all(laboratory);
}

Result<access::RoleDefinition> Staff::defineRole(const lab::LaboratoryId& laboratory, access::RoleDefinition role, const Actor& by)
{
    role.permissions = access::Permissions::fromBits(role.permissions).bits();
    if (!isAccountName(role.name) || access::faultOf(role) != access::RoleFault::None)
        return fail(ErrorCode::InvalidInput, "a role has a name, permissions with what they rest on, and never both patients and government");
    const bool isNew = role.id.isNull();
    if (isNew)
        role.id = access::RoleId::make(m_clock.now());
    const auto planIn = [&](sql::Database& database) {
        PersonTable people(database, m_keys);
        RoleTable roles(database, m_keys);
        return planOf(people, roles, laboratory, role, isNew);
    };
    const auto plan = [&] {
        const std::lock_guard lock(m_mutex);
        return planIn(m_database);
    }();
    if (!plan)
        return tl::unexpected(plan.error());
    std::vector<PersonDocument> documents;
    for (const auto& person : plan->changed)
        std::ranges::move(documentsOf(person, person), std::back_inserter(documents));
    const auto done = enter(m_writer, by.entry(RoleDefined{laboratory, role}), [&](sql::Database& database) -> Result<> {
        const auto now = planIn(database);
        if (!now)
            return tl::unexpected(now.error());
        if (*now != *plan)
            return changedMeanwhile();
        PersonTable table(database, m_keys);
        const auto asker = askerOf(table, by);
        if (!asker)
            return tl::unexpected(asker.error());
        if (const auto may = mayDefine(*asker, laboratory, plan->before, access::Permissions::fromBits(role.permissions)); !may)
            return may;
        for (std::size_t i = 0; i < plan->holders.size(); ++i)
            if (const auto may = mayChange(*asker, plan->holders[i], plan->changed[i], Reach::Laboratory); !may)
                return may;
        if (const auto keeps = keepsAdministrators(table, plan->changed); !keeps)
            return keeps;
        if (const auto put = RoleTable(database, m_keys).put(laboratory, role); !put)
            return put;
        for (const auto& person : plan->changed)
            if (const auto updated = table.update(person); !updated)
                return updated;
        return raisePeople(database);
    }, std::move(documents));
    if (!done)
        return tl::unexpected(done.error());
    return role;
}

Result<> Staff::removeRole(const lab::LaboratoryId& laboratory, const access::RoleId& role, const Actor& by)
{
    return enter(m_writer, by.entry(RoleRemoved{laboratory, role}), [&](sql::Database& database) -> Result<> {
        const auto accounts = PersonTable(database, m_keys).all();
        if (!accounts)
            return tl::unexpected(accounts.error());
        for (const auto& account : *accounts)
            if (std::ranges::any_of(account.person.grants, [&](const auto& grant) { return isHeld(grant, laboratory, role); }))
                return fail(ErrorCode::Conflict, "somebody holds this role; give them another one first");
        return RoleTable(database, m_keys).remove(laboratory, role);
    });
}

} // namespace paillasse::store
