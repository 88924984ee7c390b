// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/ucum.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace paillasse::exchange {

namespace {

// With a prefix or without.
constexpr std::array<std::string_view, 24> metric = {"m", "s", "g", "L", "l", "mol", "eq", "osm", "U", "kat", "[IU]", "[iU]", "K", "Pa", "bar", "m[Hg]",
                                                     "J", "cal", "Cel", "V", "W", "Bq", "Hz", "[arb'U]"};
// Never with one.
constexpr std::array<std::string_view, 24> plain = {"%", "min", "h", "d", "wk", "mo", "a", "[pH]", "[ppm]", "[ppth]", "[ppb]", "[CFU]", "[cfu'U]", "[HPF]", "[LPF]", "[PFU]",
                                                    "[GPL'U]", "[MPL'U]", "[APL'U]", "[beth'U]", "[AU]", "deg", "[drp]", "[in_i]"};
constexpr std::array<std::string_view, 20> prefixes = {"", "da", "Y", "Z", "E", "P", "T", "G", "M", "k", "h", "d", "c", "m", "u", "n", "p", "f", "a", "z"};

bool isAtom(std::string_view text)
{
    const auto among = [](const auto& list, std::string_view word) { return std::ranges::find(list, word) != list.end(); };
    return among(plain, text) || std::ranges::any_of(prefixes, [&](std::string_view prefix) { return text.starts_with(prefix) && among(metric, text.substr(prefix.size())); });
}

std::size_t digitsAt(std::string_view text, std::size_t from)
{
    return std::min(text.find_first_not_of("0123456789", from), text.size()) - from;
}

// A number, or a unit with its exponent: "10*9", "m2", "s-1".
bool isSimple(std::string_view text)
{
    if (text.empty())
        return false;
    if (digitsAt(text, 0) == text.size())
        return text.front() != '0';
    for (const std::string_view power : {"10*", "10^"})
        if (text.starts_with(power)) {
            const auto sign = text.substr(power.size()).find_first_of("+-") == 0 ? power.size() + 1 : power.size();
            return sign == text.size() || (sign < text.size() && digitsAt(text, sign) == text.size() - sign);
        }
    auto end = text.size();
    while (end > 0 && text[end - 1] >= '0' && text[end - 1] <= '9')
        --end;
    if (end < text.size() && end > 0 && (text[end - 1] == '-' || text[end - 1] == '+'))
        --end;
    return isAtom(text.substr(0, end));
}

// One term with the annotation behind it, or an annotation alone.
bool isTerm(std::string_view text)
{
    const auto open = text.find('{');
    if (open == std::string_view::npos)
        return isSimple(text);
    const bool isClosed = text.back() == '}' && text.find_first_of("{}", open + 1) == text.size() - 1;
    return isClosed && (open == 0 || isSimple(text.substr(0, open)));
}

} // namespace

bool isUcum(std::string_view unit)
{
    if (unit.empty() || !std::ranges::all_of(unit, [](char c) { return c > ' ' && c < '\x7f'; }))
        return false;
    if (unit.front() == '/')
        unit.remove_prefix(1);
    bool isInside = false; // braces hold any sign
    std::size_t from = 0;
    for (std::size_t i = 0; i <= unit.size(); ++i) {
        const char c = i < unit.size() ? unit[i] : '/';
        isInside = c == '{' || (isInside && c != '}');
        if ((c != '/' && c != '.') || (isInside && i < unit.size()))
            continue;
        if (!isTerm(unit.substr(from, i - from)))
            return false;
        from = i + 1;
    }
    return true;
}

} // namespace paillasse::exchange
