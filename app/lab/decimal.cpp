// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/decimal.h"

#include <algorithm>
#include <cmath>

namespace paillasse::lab {

namespace {

constexpr std::int64_t mantissaLimit = 1'000'000'000'000'000; // 10^15

// A decoder may hand over any scale; nothing past 10^9 is ever computed with.
std::int64_t powerOfTen(int exponent)
{
    std::int64_t power = 1;
    for (int i = 0; i < std::clamp(exponent, 0, Decimal::maxScale); ++i)
        power *= 10;
    return power;
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

// Half away from zero.
std::int64_t dividedAndRounded(std::int64_t value, std::int64_t divisor)
{
    const auto quotient = value / divisor;
    const auto remainder = value % divisor;
    const auto magnitude = remainder < 0 ? -remainder : remainder;
    if (magnitude * 2 < divisor)
        return quotient;
    return value < 0 ? quotient - 1 : quotient + 1;
}

} // namespace

std::optional<Decimal> Decimal::parse(std::string_view text)
{
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+'))
        text.remove_prefix(1);
    std::int64_t mantissa = 0;
    int scale = 0;
    bool afterSign = false;
    bool anyDigit = false;
    for (const char c : text) {
        if ((c == '.' || c == ',') && !afterSign) {
            afterSign = true;
            continue;
        }
        if (!isDigit(c))
            return std::nullopt;
        mantissa = mantissa * 10 + (c - '0');
        scale += afterSign ? 1 : 0;
        anyDigit = true;
        if (mantissa >= mantissaLimit || scale > maxScale)
            return std::nullopt;
    }
    if (!anyDigit)
        return std::nullopt;
    return Decimal(negative ? -mantissa : mantissa, static_cast<std::uint8_t>(scale));
}

std::optional<Decimal> Decimal::rounded(double value, int scale)
{
    if (!std::isfinite(value) || scale < 0 || scale > maxScale)
        return std::nullopt;
    // long double: 1.005 · 100 must not become 100.49999 through the multiplication itself.
    const long double scaled = static_cast<long double>(value) * static_cast<long double>(powerOfTen(scale));
    // A double such as 2.675 lies a hair below what its digits say: half a unit in its last place goes to the reader's side.
    const long double nudge = std::abs(scaled) * 1e-15L;
    const long double result = std::floor(std::abs(scaled) + 0.5L + nudge);
    if (result >= static_cast<long double>(mantissaLimit))
        return std::nullopt;
    const auto mantissa = static_cast<std::int64_t>(result);
    return Decimal(value < 0 ? -mantissa : mantissa, static_cast<std::uint8_t>(scale));
}

bool Decimal::isWithinBounds() const
{
    return m_scale <= maxScale && m_mantissa < mantissaLimit && m_mantissa > -mantissaLimit;
}

double Decimal::toDouble() const
{
    return static_cast<double>(static_cast<long double>(m_mantissa) / static_cast<long double>(powerOfTen(m_scale)));
}

std::string Decimal::toString(char decimalSign) const
{
    const bool negative = m_mantissa < 0;
    // Unsigned negation is defined for the lowest number too.
    const auto magnitude = negative ? ~static_cast<std::uint64_t>(m_mantissa) + 1 : static_cast<std::uint64_t>(m_mantissa);
    std::string digits = std::to_string(magnitude);
    const std::size_t scale = std::min<std::size_t>(m_scale, maxScale);
    if (scale > 0) {
        if (digits.size() <= scale)
            digits.insert(0, scale + 1 - digits.size(), '0');
        digits.insert(digits.size() - scale, 1, decimalSign);
    }
    return negative ? '-' + digits : digits;
}

Decimal Decimal::roundedTo(int scale) const
{
    const int wanted = std::clamp(scale, 0, maxScale);
    const int present = std::min<int>(m_scale, maxScale);
    if (wanted >= present) {
        const auto factor = powerOfTen(wanted - present);
        // More digits than fit: the number stays as it is.
        if (m_mantissa > mantissaLimit / factor || m_mantissa < -mantissaLimit / factor)
            return *this;
        return {m_mantissa * factor, static_cast<std::uint8_t>(wanted)};
    }
    return {dividedAndRounded(m_mantissa, powerOfTen(present - wanted)), static_cast<std::uint8_t>(wanted)};
}

std::weak_ordering compare(const Decimal& a, const Decimal& b)
{
    // Both to a common scale; whole and fractional parts apart, so that nothing overflows.
    const auto unitA = powerOfTen(a.scale());
    const auto unitB = powerOfTen(b.scale());
    const auto wholeA = a.mantissa() / unitA;
    const auto wholeB = b.mantissa() / unitB;
    if (wholeA != wholeB)
        return wholeA <=> wholeB;
    const auto fractionA = (a.mantissa() % unitA) * (powerOfTen(Decimal::maxScale) / unitA);
    const auto fractionB = (b.mantissa() % unitB) * (powerOfTen(Decimal::maxScale) / unitB);
    return fractionA <=> fractionB;
}

} // namespace paillasse::lab
