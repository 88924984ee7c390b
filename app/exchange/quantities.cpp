// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/quantities.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "app/exchange/textdecoding.h"
#include "app/lab/wellformed.h"

namespace paillasse::exchange {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

// "4,200": one to three digits, a comma, three digits.
bool isAmbiguous(std::string_view text)
{
    const auto comma = text.find(',');
    if (comma == std::string_view::npos)
        return false;
    const auto before = text.substr(0, comma);
    const auto after = text.substr(comma + 1);
    return before.size() <= 3 && before != "0" && after.size() == 3;
}

// The digits without a sign or point, and how many stand after the point.
struct Digits {
    bool negative = false;
    std::string all;
    long scale = 0;
};

std::optional<Digits> digitsOf(std::string_view text)
{
    Digits digits;
    if (text.starts_with('-') || text.starts_with('+')) {
        digits.negative = text.front() == '-';
        text.remove_prefix(1);
    }
    const auto exponentAt = text.find_first_of("eE");
    int exponent = 0;
    if (exponentAt != std::string_view::npos) {
        auto power = text.substr(exponentAt + 1);
        if (power.starts_with('+'))
            power.remove_prefix(1);
        const auto [end, error] = std::from_chars(power.data(), power.data() + power.size(), exponent);
        if (error != std::errc() || end != power.data() + power.size() || std::abs(exponent) > 40)
            return std::nullopt;
        text = text.substr(0, exponentAt);
    }
    if (isAmbiguous(text))
        return std::nullopt;
    bool afterPoint = false;
    for (const char c : text) {
        if ((c == '.' || c == ',') && !afterPoint) {
            afterPoint = true;
        } else if (isDigit(c)) {
            digits.all += c;
            digits.scale += afterPoint ? 1 : 0;
        } else {
            return std::nullopt;
        }
    }
    digits.scale -= exponent;
    return digits.all.empty() || digits.all.size() > 60 ? std::nullopt : std::optional(digits);
}

// To nine decimals and fifteen digits at most, half away from zero.
std::optional<lab::Decimal> fitted(Digits digits, bool* isRounded)
{
    while (digits.scale < 0) {
        digits.all += '0';
        ++digits.scale;
    }
    bool up = false;
    const auto significant = [&digits] {
        const auto first = digits.all.find_first_not_of('0');
        return first == std::string::npos ? 0 : digits.all.size() - first;
    };
    while (digits.scale > lab::Decimal::maxScale || (significant() > 15 && digits.scale > 0)) {
        up = digits.all.back() >= '5';
        if (isRounded != nullptr && digits.all.back() != '0')
            *isRounded = true;
        digits.all.pop_back();
        --digits.scale;
        if (digits.all.empty())
            digits.all.assign(1, '0');
    }
    if (significant() > 15)
        return std::nullopt;
    std::int64_t mantissa = 0;
    for (const char c : digits.all)
        mantissa = mantissa * 10 + (c - '0');
    mantissa += up ? 1 : 0;
    const lab::Decimal decimal(digits.negative ? -mantissa : mantissa, static_cast<std::uint8_t>(digits.scale));
    return decimal.isWithinBounds() ? std::optional(decimal) : std::nullopt;
}

constexpr std::array<std::pair<std::string_view, lab::Comparator>, 8> comparators = {{
    {"<=", lab::Comparator::LessOrEqual},
    {"=<", lab::Comparator::LessOrEqual},
    {"≤", lab::Comparator::LessOrEqual},
    {">=", lab::Comparator::GreaterOrEqual},
    {"=>", lab::Comparator::GreaterOrEqual},
    {"≥", lab::Comparator::GreaterOrEqual},
    {"<", lab::Comparator::Less},
    {">", lab::Comparator::Greater},
}};

} // namespace

std::optional<lab::Decimal> readDecimal(std::string_view text, bool* isRounded)
{
    const auto digits = digitsOf(trimmed(text));
    return digits ? fitted(*digits, isRounded) : std::nullopt;
}

std::optional<lab::Comparator> readComparator(std::string_view text)
{
    text = trimmed(text);
    if (text.empty() || text == "=")
        return lab::Comparator::None;
    for (const auto& [word, comparator] : comparators)
        if (text == word)
            return comparator;
    return std::nullopt;
}

std::optional<lab::Quantity> readQuantity(std::string_view text, bool* isRounded)
{
    text = trimmed(text);
    lab::Quantity quantity;
    for (const auto& [word, comparator] : comparators) {
        if (text.starts_with(word)) {
            quantity.comparator = comparator;
            text.remove_prefix(word.size());
            break;
        }
    }
    const auto number = readDecimal(text, isRounded);
    if (!number)
        return std::nullopt;
    quantity.number = *number;
    return quantity;
}

std::optional<lab::Titre> readTitre(std::string_view text)
{
    text = trimmed(text);
    if (!text.starts_with("1/") && !text.starts_with("1:"))
        return std::nullopt;
    text.remove_prefix(2);
    lab::Titre titre;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), titre.reciprocal);
    const bool isWhole = error == std::errc() && end == text.data() + text.size() && titre.reciprocal > 0;
    return isWhole ? std::optional(titre) : std::nullopt;
}

lab::AppliedRange readRange(std::string_view text)
{
    text = trimmed(text);
    lab::AppliedRange range;
    if (text.empty())
        return range;
    if (const auto bound = readQuantity(text); bound && bound->comparator != lab::Comparator::None) {
        const bool isUpper = bound->comparator == lab::Comparator::Less || bound->comparator == lab::Comparator::LessOrEqual;
        (isUpper ? range.high : range.low) = bound->number;
        return range;
    }
    for (auto at = text.find('-', 1); at != std::string_view::npos; at = text.find('-', at + 1)) {
        const auto low = readDecimal(text.substr(0, at));
        const auto high = readDecimal(text.substr(at + 1));
        if (low && high && lab::compare(*low, *high) <= 0) {
            range.low = low;
            range.high = high;
            return range;
        }
    }
    range.text = asLine(text, lab::limits::name).text;
    return range;
}

std::optional<lab::Level> readLevel(std::string_view code)
{
    static constexpr std::array<std::pair<std::string_view, lab::Level>, 13> levels = {{
        {"N", lab::Level::Normal},
        {"L", lab::Level::Low},
        {"H", lab::Level::High},
        {"LL", lab::Level::CriticalLow},
        {"HH", lab::Level::CriticalHigh},
        {"<", lab::Level::Low},
        {">", lab::Level::High},
        {"A", lab::Level::Abnormal},
        {"AA", lab::Level::CriticalAbnormal},
        {"LU", lab::Level::CriticalLow},
        {"HU", lab::Level::CriticalHigh},
        {"POS", lab::Level::Abnormal},
        {"NEG", lab::Level::Normal},
    }};
    const auto found = std::ranges::find(levels, trimmed(code), &std::pair<std::string_view, lab::Level>::first);
    return found == levels.end() ? std::nullopt : std::optional(found->second);
}

} // namespace paillasse::exchange
