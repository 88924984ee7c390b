// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/accounts/accountentry.h"
#include "app/store/commands/command.h"

namespace paillasse::store {

class Store;

// Enters what a command did that changes no table, also beside a store that serves. What keeps it from being entered is said on `err`:
// the command has done what it did.
void noteAtConsole(Store& store, AccountChange change, CommandContext& context);

} // namespace paillasse::store
