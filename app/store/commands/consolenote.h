// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/accounts/accountentry.h"
#include "app/store/commands/command.h"
#include "app/store/core/writer.h"

namespace paillasse::store {

class Store;

// Enters what the operator does, also beside a store that serves, together with `change`: neither is without the other.
Result<> enterAtConsole(Store& store, AccountChange what, const CommandContext& context, Writer::Change change = {});
// Enters what a command did that changes no table. What keeps it from being entered is said on `err`: the command has done what it did.
void noteAtConsole(Store& store, AccountChange change, CommandContext& context);

} // namespace paillasse::store
