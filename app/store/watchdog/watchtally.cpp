// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/watchdog/watchtally.h"

#include <algorithm>

namespace paillasse::store {

void WatchTally::see(const WatchEvent& event)
{
    if (event.kind == wire::EventKind::SignInFailed)
        m_signInFailures.at(static_cast<std::size_t>(event.fault)).fetch_add(std::max(event.count, 1U), std::memory_order_relaxed);
}

std::array<std::uint64_t, signInFaults> WatchTally::signInFailures() const
{
    std::array<std::uint64_t, signInFaults> all{};
    std::ranges::transform(m_signInFailures, all.begin(), [](const auto& one) { return one.load(std::memory_order_relaxed); });
    return all;
}

} // namespace paillasse::store
