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
    [[nodiscard]] double toDouble() const;
    [[nodiscard]] std::string toString(char decimalSign = '.') const;
    [[nodiscard]] Decimal roundedTo(int scale) const;

    // Numeric order: 6.4 and 6.40 are equivalent; sameDigits tells them apart.
    friend std::weak_ordering operator<=>(const Decimal& a, const Decimal& b);
    friend bool operator==(const Decimal& a, const Decimal& b) { return (a <=> b) == 0; }
    [[nodiscard]] bool sameDigits(const Decimal& other) const { return m_mantissa == other.m_mantissa && m_scale == other.m_scale; }

private:
    std::int64_t m_mantissa = 0;
    std::uint8_t m_scale = 0;
};

} // namespace paillasse::lab
