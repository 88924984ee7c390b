// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "app/store/accounts/staff.h"
#include "app/store/commands/command.h"
#include "app/store/commands/office.h"
#include "app/store/commands/storeplace.h"

namespace paillasse::store {

// Opens store and staff, and runs `action(Office&, Staff&)`: what the commands about people and roles begin with.
template <class Action>
int withStaff(const StorePlace& place, CommandContext& context, const char* what, Action action)
{
    auto office = Office::open(place.directory(), LockKind::Using, context.clock, context.log);
    if (!office)
        return reportOpening(context, what, office.error());
    auto staff = Staff::open((*office)->store(), (*office)->writer(), (*office)->keys(), (*office)->settings(), context.clock);
    if (!staff)
        return report(context, what, staff.error());
    const Result<> done = action(**office, **staff);
    return done ? ExitOk : report(context, what, done.error());
}

// What comes with the program, by the names that the command line takes.
const std::vector<access::Role>& builtInRoles();
// A grant of a role that comes with the program, or of the laboratory's own one. InvalidInput: the text says which there are.
Result<access::Grant> grantOf(Staff& staff, const lab::LaboratoryId& laboratory, const std::string& role);

} // namespace paillasse::store
