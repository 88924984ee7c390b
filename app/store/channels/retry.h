// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace paillasse::store {

// How long a channel that did not take a notice is left alone, and when that is worth an alert.
struct RetryRules {
    std::int64_t firstMs = 5'000;                    // doubled each time
    std::int64_t longestMs = 24 * 3'600'000LL;
    std::int64_t freshMs = 300'000;                  // the most that a notice which comes meanwhile waits
    unsigned failingAttempts = 3;
    std::int64_t failingMs = 300'000;
    std::int64_t remindMs = 60'000;                  // of open alerts, where a channel wants it

    // After the given failure in a row, from 1. `chance`, 0 to 1, spreads it over the upper half: many stores do not come at once.
    [[nodiscard]] std::int64_t delayMs(unsigned failures, double chance) const;
    [[nodiscard]] bool isFailing(unsigned failures, std::int64_t sinceMs) const { return failures >= failingAttempts || (failures > 0 && sinceMs >= failingMs); }
};

} // namespace paillasse::store
