// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <string_view>

#include "app/base/clock.h"
#include "app/lab/ids.h"

namespace paillasse::store {

// Slows down guessing with a delay that grows with each failure, counted three ways: for a name at one workstation (up to a
// quarter of an hour), for a name anywhere and for a workstation (up to a minute). A wait is a short refusal, never a lock: whoever
// types wrong passwords at one bench can hold up neither that bench nor its people elsewhere for longer than a minute.
class Throttle {
public:
    explicit Throttle(const Clock& clock) : m_clock(clock) {}

    // How long this attempt has to wait; 0: it may be made now.
    [[nodiscard]] std::int64_t waitMs(std::string_view login, const lab::WorkstationId& workstation);
    void failed(std::string_view login, const lab::WorkstationId& workstation);
    void succeeded(std::string_view login, const lab::WorkstationId& workstation);

private:
    struct Count {
        unsigned failures = 0;
        Instant last;
    };
    struct Rule {
        unsigned free;         // failures that cost nothing
        std::int64_t mostMs;
    };
    static std::int64_t delayMs(const Count& count, const Rule& rule);
    // Failures are forgotten after an hour without one; memory stays bounded whatever names are tried.
    void forget(Instant now);
    [[nodiscard]] std::int64_t left(const std::string& key, const Rule& rule, Instant now) const;

    const Clock& m_clock;
    std::mutex m_mutex;
    std::map<std::string, Count> m_counts;
};

} // namespace paillasse::store
