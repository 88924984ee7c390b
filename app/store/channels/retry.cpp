// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/channels/retry.h"

#include <algorithm>

namespace paillasse::store {

std::int64_t RetryRules::delayMs(unsigned failures, double chance) const
{
    auto whole = firstMs;
    for (unsigned i = 1; i < failures && whole < longestMs; ++i)
        whole *= 2;
    whole = std::min(whole, longestMs);
    return whole / 2 + static_cast<std::int64_t>(static_cast<double>(whole - whole / 2) * chance);
}

} // namespace paillasse::store
