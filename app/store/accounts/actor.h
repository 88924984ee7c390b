// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/accounts/accountentry.h"

namespace paillasse::store {

// Who changes an account: somebody signed in at a workstation, the operator at the store's own console, or somebody who has named
// themselves there.
struct Actor {
    lab::PersonId person;              // null: nobody but the operator
    lab::WorkstationId workstation;    // null: the console
    std::uint64_t clientVersion = 0;   // of the program they ask with

    [[nodiscard]] AccountEntry entry(AccountChange change) const
    {
        if (!person.isNull() && !workstation.isNull())
            return {person, workstation, 0, std::move(change)};
        auto entry = consoleEntry(std::move(change));
        entry.by = person;
        return entry;
    }
};

} // namespace paillasse::store
