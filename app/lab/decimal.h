// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace paillasse::lab {

// An exact decimal as it was entered: 6,40 keeps its two digits. mantissa · 10^-scale, |mantissa| < 10^15, scale 0 to 9.
class Decimal {
public:
    static constexpr int maxScale = 9;

    constexpr Decimal() = default;
    constexpr Decimal(std::int64_t mantissa, std::uint8_t scale) : m_mantissa(mantissa), m_scale(scale) {}

    // Digits with one "." or "," at most, a sign before; nothing for anything else or out of range.
    static std::optional<Decimal> parse(std::string_view text);
    // Rounded half away from zero to `scale` digits; nothing for a number that is not finite or does not fit.
    static std::optional<Decimal> rounded(double value, int scale);

    [[nodiscard]] std::int64_t mantissa() const { return m_mantissa; }
    [[nodiscard]] std::uint8_t scale() const { return m_scale; }
    // False only for one that was built or decoded past the limits above; apply refuses it.
    [[nodiscard]] bool isWithinBounds() const;
    [[nodiscard]] double toDouble() const;
    [[nodiscard]] std::string toString(char decimalSign = '.') const;
    [[nodiscard]] Decimal roundedTo(int scale) const;

    // The same digits: 6.4 is not 6.40. For the numbers' order use compare.
    bool operator==(const Decimal&) const = default;

private:
    std::int64_t m_mantissa = 0;
    std::uint8_t m_scale = 0;
};

// Numeric order, in which 6.4 and 6.40 are equivalent.
std::weak_ordering compare(const Decimal& a, const Decimal& b);

} // namespace paillasse::lab
