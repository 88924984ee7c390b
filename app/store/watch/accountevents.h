// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "app/store/accounts/accountentry.h"
#include "app/store/watch/event.h"

namespace paillasse::store {

// What an entry of the store-wide ledger says has happened: who, where, of which kind, about whom. Place and time are its leaf's. Nothing
// of supervision's own words (an alert that was raised, a channel that works again): it would ring about itself.
std::vector<WatchEvent> eventsOf(const AccountEntry& entry);

} // namespace paillasse::store
