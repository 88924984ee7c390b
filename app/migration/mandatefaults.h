// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "app/migration/mandate.h"

namespace paillasse::migration {

struct MandateFault {
    std::string field; // as docs/migration.md calls it
    std::string what;  // what is allowed: an English phrase
    bool operator==(const MandateFault&) const = default;
};

// All that keeps a mandate from being one; empty: it is complete, and does not contradict itself.
std::vector<MandateFault> faultsOf(const Mandate& mandate, Instant now);

} // namespace paillasse::migration
