// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "app/base/clock.h"

namespace paillasse::store {

// What is done once in a while: whether its turn has come. At the first question, after each period, and when the clock was put back.
class Turn {
public:
    explicit Turn(std::int64_t periodMs) : m_periodMs(periodMs) {}

    [[nodiscard]] bool comes(Instant now)
    {
        if (m_last && now >= *m_last && now - *m_last < m_periodMs)
            return false;
        m_last = now;
        return true;
    }

private:
    std::int64_t m_periodMs;
    std::optional<Instant> m_last;
};

} // namespace paillasse::store
