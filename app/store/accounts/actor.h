// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/accounts/accountentry.h"

namespace paillasse::store {

// Who changes an account: somebody signed in at a workstation, or the operator at the store's own console.
struct Actor {
    lab::PersonId person;              // null: the console
    lab::WorkstationId workstation;
    std::uint64_t clientVersion = 0;   // of the program they ask with

    [[nodiscard]] AccountEntry entry(AccountChange change) const
    {
        return person.isNull() ? consoleEntry(std::move(change)) : AccountEntry{person, workstation, 0, std::move(change)};
    }
};

} // namespace paillasse::store
