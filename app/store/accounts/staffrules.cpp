// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/accounts/staffrules.h"

#include <algorithm>
#include <set>

namespace paillasse::store {

namespace {

using access::Permission;
using access::Permissions;

Permissions governing(Permissions permissions)
{
    return Permissions::fromBits(permissions.bits() & access::government().bits());
}

std::set<lab::LaboratoryId> laboratoriesOf(const access::Person& person)
{
    std::set<lab::LaboratoryId> laboratories;
    for (const auto& grant : person.grants)
        laboratories.insert(grant.laboratory);
    return laboratories;
}

std::set<lab::LaboratoryId> laboratoriesOf(const access::Person& before, const access::Person& after)
{
    auto all = laboratoriesOf(before);
    all.merge(laboratoriesOf(after));
    return all;
}

// A role's new name changes nobody's rights.
bool sameRights(std::vector<access::Grant> one, std::vector<access::Grant> other)
{
    for (auto* grants : {&one, &other})
        for (auto& grant : *grants)
            grant.customName.clear();
    return one == other;
}

bool administers(const access::Person& person, const lab::LaboratoryId& laboratory)
{
    return person.permissionsIn(laboratory).hasAll({Permission::ManageStaff, Permission::ManageRoles});
}

Result<> standTogether(const access::Person& person)
{
    switch (access::faultOf(person)) {
    case access::PersonFault::None: return {};
    case access::PersonFault::NoRole: return fail(ErrorCode::InvalidInput, "a person has a role; close the account instead");
    case access::PersonFault::GovernsAndReads: return fail(ErrorCode::InvalidInput, "who governs access in a laboratory sees no patient there: these roles do not go together");
    }
    return {};
}

} // namespace

Result<std::optional<access::Person>> askerOf(PersonTable& table, const Actor& by)
{
    if (by.person.isNull())
        return std::nullopt;
    auto account = table.byId(by.person);
    if (!account)
        return tl::unexpected(account.error());
    if (!*account || (*account)->person.disabled)
        return fail(ErrorCode::Refused, "who asks has no account any more");
    return std::optional(std::move((*account)->person));
}

Result<> mayChange(const std::optional<access::Person>& asker, const access::Person& before, const access::Person& after, Reach reach)
{
    const bool isOpened = before.disabled && !after.disabled;
    if (!sameRights(before.grants, after.grants) || isOpened)
        if (const auto sound = standTogether(after); !sound)
            return sound;
    if (!asker)
        return {};
    if (asker->id == before.id && !sameRights(before.grants, after.grants))
        return fail(ErrorCode::Refused, "nobody changes their own rights");
    for (const auto& laboratory : laboratoriesOf(before, after)) {
        const auto held = asker->permissionsIn(laboratory);
        if (reach != Reach::Laboratory && !held.has(Permission::ManageStaff))
            return fail(ErrorCode::Refused, "this person works in a laboratory whose people are not yours to manage");
        if (reach == Reach::Keys && !held.hasAll(governing(before.permissionsIn(laboratory))))
            return fail(ErrorCode::Refused, "who gives the key to an account governs what it governs");
        const auto gained = Permissions::fromBits(governing(after.permissionsIn(laboratory)).bits() & ~before.permissionsIn(laboratory).bits());
        if (!held.hasAll(gained))
            return fail(ErrorCode::Refused, "nobody gives a right to govern that they do not hold themselves");
    }
    return {};
}

Result<> mayReview(const std::optional<access::Person>& asker, const access::Person& whose)
{
    const auto reviews = [&](const lab::LaboratoryId& laboratory) { return !asker || asker->may(Permission::ReviewRights, laboratory); };
    return std::ranges::all_of(laboratoriesOf(whose), reviews) ? Result<>() : fail(ErrorCode::Refused, "this person works in a laboratory that is not yours to review");
}

Result<> mayGiveCode(PersonTable& table, const Actor& by, const lab::PersonId& to)
{
    const auto account = table.byId(to);
    if (!account)
        return tl::unexpected(account.error());
    if (*account && !by.person.isNull() && (*account)->factorDroppedBy == by.person)
        return fail(ErrorCode::Refused, "who dropped the second factor gives no code before there is another: another administrator, a security officer or the console may");
    return {};
}

Result<> mayDropFactor(PersonTable& table, const Actor& by, const lab::PersonId& of)
{
    const auto account = table.byId(of);
    if (!account)
        return tl::unexpected(account.error());
    if (*account && !by.person.isNull() && (*account)->codeGivenBy == by.person)
        return fail(ErrorCode::Refused, "who gave the code does not drop the second factor before it was shown: another administrator, a security officer or the console may");
    return {};
}

Result<> keepsAdministrators(PersonTable& table, const std::vector<access::Person>& after)
{
    const auto all = table.all();
    if (!all)
        return tl::unexpected(all.error());
    std::set<lab::LaboratoryId> governed;
    std::set<lab::LaboratoryId> stillGoverned;
    const auto note = [](const access::Person& person, std::set<lab::LaboratoryId>& into) {
        for (const auto& laboratory : laboratoriesOf(person))
            if (administers(person, laboratory))
                into.insert(laboratory);
    };
    for (const auto& account : *all) {
        note(account.person, governed);
        const auto changed = std::ranges::find(after, account.person.id, &access::Person::id);
        note(changed == after.end() ? account.person : *changed, stillGoverned);
    }
    return std::ranges::includes(stillGoverned, governed) ? Result<>() : fail(ErrorCode::Refused, "this is the last administrator of a laboratory; add another one first");
}

Result<> mayDefine(const std::optional<access::Person>& asker, const lab::LaboratoryId& laboratory, Permissions before, Permissions after)
{
    const auto gained = Permissions::fromBits(governing(after).bits() & ~before.bits());
    if (asker && !asker->permissionsIn(laboratory).hasAll(gained))
        return fail(ErrorCode::Refused, "nobody gives a right to govern that they do not hold themselves");
    return {};
}

} // namespace paillasse::store
