// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <atomic>

#include "app/store/watch/event.h"
#include "app/store/watch/watchwords.h"

namespace paillasse::store {

inline constexpr std::size_t signInFaults = static_cast<std::size_t>(lastOf(SignInFault())) + 1;

// What of the watched events stands in /metrics, counted since the start: one more who eats them.
class WatchTally {
public:
    // The watcher's thread.
    void see(const WatchEvent& event);
    // Any thread; by SignInFault.
    [[nodiscard]] std::array<std::uint64_t, signInFaults> signInFailures() const;

private:
    std::array<std::atomic<std::uint64_t>, signInFaults> m_signInFailures{};
};

} // namespace paillasse::store
