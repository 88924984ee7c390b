// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "app/access/role.h"
#include "app/store/accounts/actor.h"
#include "app/store/accounts/persontable.h"

// What nobody may do to people and their rights, though they hold the permission to manage them (docs/decisions/0019). Asked inside the
// transaction that writes. Refused, in every case; InvalidInput for grants that cannot stand together.
namespace paillasse::store {

// How far a change to one person reaches, and so what it takes to make it.
enum class Reach {
    Laboratory, // their grants in one laboratory
    Account,    // the whole account: the right to manage people in each laboratory where it has a role
    Keys        // and whoever is handed the new code could act as them: what they govern, the giver governs too
};

// Who asks; null: the operator at the store's console, who is bound by what no laboratory can be without, and by nothing else.
Result<std::optional<access::Person>> askerOf(PersonTable& table, const Actor& by);
// From `before` (no grants: somebody new) to `after`.
Result<> mayChange(const std::optional<access::Person>& asker, const access::Person& before, const access::Person& after, Reach reach);
// What became of somebody's seat is of the whole account: noting it for all takes the right to review in each laboratory where it has a role.
Result<> mayReview(const std::optional<access::Person>& asker, const access::Person& whose);
// A new code and a dropped second factor are together the way into somebody's account (docs/decisions/0032): nobody makes both halves.
// Another person may make the second, and so may the console.
Result<> mayGiveCode(PersonTable& table, const Actor& by, const lab::PersonId& to);
Result<> mayDropFactor(PersonTable& table, const Actor& by, const lab::PersonId& of);
// Where somebody let others in, somebody does afterwards. `after`: those who change, as they are to be.
Result<> keepsAdministrators(PersonTable& table, const std::vector<access::Person>& after);
// Nobody makes a role that governs more than its maker does. `before`: what it was.
Result<> mayDefine(const std::optional<access::Person>& asker, const lab::LaboratoryId& laboratory, access::Permissions before, access::Permissions after);

} // namespace paillasse::store
