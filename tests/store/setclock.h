// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>

#include "app/base/clock.h"

namespace paillasse::test {

// A clock that goes when it is told to.
class SetClock final : public Clock {
public:
    explicit SetClock(Instant start = {1'773'305'220'000}) : m_ms(start.ms) {}
    [[nodiscard]] Instant now() const override { return {m_ms.load()}; }
    void advance(std::int64_t ms) { m_ms += ms; }

private:
    std::atomic<std::int64_t> m_ms;
};

} // namespace paillasse::test
