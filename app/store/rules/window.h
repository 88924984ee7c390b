// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "app/base/clock.h"
#include "app/base/uuid.h"

namespace paillasse::store {

// A window is kept in 60 steps, not as a list of times: what is as old as the window counts, what is older by a step or more does not. What comes
// late counts in the step in which it happened, or in the oldest one. Memory: 61 steps, however much happens.
struct WindowStep {
    std::int64_t step = 0;
    std::uint32_t amount = 0;
    bool operator==(const WindowStep&) const = default;
};

class Window {
public:
    static constexpr std::int64_t steps = 60;

    // How much is in the window that ends with the newest event.
    std::int64_t add(Instant at, std::int64_t windowMs, std::uint32_t amount);
    [[nodiscard]] const std::vector<WindowStep>& kept() const { return m_steps; }
    void restore(std::vector<WindowStep> kept) { m_steps = std::move(kept); }

private:
    std::vector<WindowStep> m_steps; // ascending
};

// The same for things that count once however often they come: patients, people.
struct SeenStep {
    Uuid what;
    std::int64_t step = 0;
    bool operator==(const SeenStep&) const = default;
};

class DistinctWindow {
public:
    static constexpr std::size_t most = 2000; // the oldest is forgotten: by then the rule has spoken

    std::int64_t add(Instant at, std::int64_t windowMs, const Uuid& what);
    [[nodiscard]] const std::vector<SeenStep>& kept() const { return m_seen; }
    void restore(std::vector<SeenStep> kept) { m_seen = std::move(kept); }

private:
    std::vector<SeenStep> m_seen;
};

} // namespace paillasse::store
