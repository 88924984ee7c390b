// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <unistd.h>

#include "app/store/accounts/accountentry.h"

namespace paillasse::store {

// Who changes an account: somebody signed in at a workstation, or the operator at the store's own console.
struct Actor {
    lab::PersonId person;              // null: the console
    lab::WorkstationId workstation;

    [[nodiscard]] AccountEntry entry(std::string action) const
    {
        AccountEntry made;
        made.action = std::move(action);
        made.by = person;
        made.workstation = workstation;
        made.console = person.isNull() ? std::uint64_t{getuid()} + 1 : 0;
        return made;
    }
};

} // namespace paillasse::store
