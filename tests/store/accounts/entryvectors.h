// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "app/store/accounts/accountentry.h"

namespace paillasse::store::testing {

struct EntryVector {
    const char* name;
    AccountEntry entry;
    std::string hex;
};

// One of each kind, in the order of AccountChange.
std::vector<EntryVector> entryVectors();

} // namespace paillasse::store::testing
