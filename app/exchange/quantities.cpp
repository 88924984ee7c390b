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

// One to three digits, then groups of three: "1.234.567".
bool isGrouped(std::string_view text, char mark)
{
    auto end = text.find(mark);
    if (end == 0 || end > 3 || end == std::string_view::npos || text.front() == '0')
        return false;
    for (text.remove_prefix(end); !text.empty(); text.remove_prefix(4))
        if (text.front() != mark || text.size() < 4 || !std::all_of(text.begin() + 1, text.begin() + 4, isDigit))
            return false;
    return true;
}

std::string without(std::string_view text, char mark)
{
    std::string out(text);
    std::erase(out, mark);
    return out;
}

// Digits, points and commas.
std::string plainNumber(std::string_view token, DecimalSign sign)
{
    const auto points = std::ranges::count(token, '.');
    const auto commas = std::ranges::count(token, ',');
    if (points > 0 && commas > 0) {
        const char decimal = token.find_last_of(".,") == token.rfind(',') ? ',' : '.';
        const char group = decimal == ',' ? '.' : ',';
        const auto at = token.find(decimal);
        if (token.find(decimal, at + 1) != std::string_view::npos || !isGrouped(token.substr(0, at), group))
            return std::string(token);
        return without(token.substr(0, at), group) + '.' + std::string(token.substr(at + 1));
    }
    const char mark = points > 0 ? '.' : ',';
    const bool isGroup = isGrouped(token, mark) && (points + commas > 1 || sign == (mark == '.' ? DecimalSign::Comma : DecimalSign::Point));
    if (isGroup)
        return without(token, mark);
    if (commas == 1 && sign == DecimalSign::Comma)
        return std::string(token.substr(0, token.find(','))) + '.' + std::string(token.substr(token.find(',') + 1));
    return std::string(token);
}

bool isNumeric(char c)
{
    return isDigit(c) || c == '.' || c == ',';
}

// A space (also the non-breaking ones) between two groups of digits: its size, or 0.
std::size_t groupSpaceAt(std::string_view text, std::size_t at)
{
    std::size_t size = 0;
    for (const std::string_view space : {" ", "\xc2\xa0", "\xe2\x80\xaf"})
        if (text.substr(at).starts_with(space))
            size = space.size();
    const auto group = size == 0 ? std::string_view() : text.substr(at + size, 3);
    const bool isGroup = group.size() == 3 && std::ranges::all_of(group, isDigit) && (at + size + 3 >= text.size() || !isDigit(text[at + size + 3]));
    return isGroup ? size : 0;
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

std::string withPlainNumbers(std::string_view text, DecimalSign sign)
{
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        if (!isDigit(text[at])) {
            out += text[at++];
            continue;
        }
        std::string token;
        while (at < text.size()) {
            const auto space = sign == DecimalSign::Comma && token.find_first_of(".,") == std::string::npos ? groupSpaceAt(text, at) : 0;
            if (space > 0)
                at += space;
            else if (!isNumeric(text[at]))
                break;
            token += text[at++];
        }
        // A sign that ends a sentence is none of the number's.
        const auto last = token.find_last_of("0123456789") + 1;
        out += plainNumber(std::string_view(token).substr(0, last), sign) + token.substr(last);
    }
    return out;
}

DecimalSign decimalSignOf(std::span<const std::string_view> texts)
{
    bool sawPoint = false;
    for (const auto text : texts) {
        for (std::size_t at = text.find_first_of("0123456789"); at != std::string_view::npos; at = text.find_first_of("0123456789", at)) {
            const auto end = std::min(text.find_first_not_of("0123456789.,", at), text.size());
            const auto token = text.substr(at, end - at);
            at = end;
            const auto last = token.find_last_of(".,");
            if (last == std::string_view::npos || last + 1 == token.size() || token.find(token[last]) != last || isGrouped(token, token[last]))
                continue;
            if (token[last] == ',')
                return DecimalSign::Comma;
            sawPoint = true;
        }
    }
    return sawPoint ? DecimalSign::Point : DecimalSign::Unknown;
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
