// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>

namespace paillasse {

// Milliseconds since 1970-01-01T00:00Z. Zero means "not known".
struct Instant {
    std::int64_t ms = 0;

    [[nodiscard]] bool isNull() const { return ms == 0; }
    auto operator<=>(const Instant&) const = default;
};

constexpr std::int64_t secondMs = 1000;
constexpr std::int64_t minuteMs = 60 * secondMs;
constexpr std::int64_t hourMs = 60 * minuteMs;
constexpr std::int64_t dayMs = 24 * hourMs;

constexpr Instant operator+(Instant instant, std::int64_t ms) { return {instant.ms + ms}; }
constexpr Instant operator-(Instant instant, std::int64_t ms) { return {instant.ms - ms}; }
constexpr std::int64_t operator-(Instant later, Instant earlier) { return later.ms - earlier.ms; }

class Clock {
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
public:
    [[nodiscard]] Instant now() const override;
};

} // namespace paillasse
