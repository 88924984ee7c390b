// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/units.h"

#include <algorithm>
#include <array>
#include <utility>

#include "app/exchange/textdecoding.h"
#include "app/lab/wellformed.h"

namespace paillasse::exchange {

namespace {

using Pair = std::pair<std::string_view, std::string_view>;

// Whole units. "g/L" is gram, "G/L" giga: case counts here.
constexpr std::array<Pair, 44> whole = {{
    {"G/L", "10*9/L"}, {"Giga/L", "10*9/L"}, {"giga/L", "10*9/L"}, {"GIGA/L", "10*9/L"}, {"x10E9/L", "10*9/L"}, {"10E9/L", "10*9/L"},
    {"10^9/L", "10*9/L"}, {"x10^9/L", "10*9/L"}, {"10e9/L", "10*9/L"},
    {"T/L", "10*12/L"}, {"Tera/L", "10*12/L"}, {"tera/L", "10*12/L"}, {"TERA/L", "10*12/L"}, {"tril/L", "10*12/L"}, {"10^12/L", "10*12/L"},
    {"x10^12/L", "10*12/L"}, {"10E12/L", "10*12/L"}, {"x10E12/L", "10*12/L"},
    {"10^3/uL", "10*3/uL"}, {"x10^3/uL", "10*3/uL"}, {"K/uL", "10*3/uL"}, {"10^6/uL", "10*6/uL"}, {"x10^6/uL", "10*6/uL"}, {"M/uL", "10*6/uL"},
    {"/mm3", "/uL"}, {"/mm^3", "/uL"}, {"/µL", "/uL"},
    {"mmHg", "mm[Hg]"}, {"mm Hg", "mm[Hg]"}, {"mmHG", "mm[Hg]"},
    {"fl", "fL"}, {"sec", "s"}, {"secondes", "s"}, {"pH", "[pH]"},
    {"mm/1h", "mm/h"}, {"mm", "mm"},
    {"mEq/L", "meq/L"}, {"mEq/l", "meq/L"},
    {"mL/min/1.73m2", "mL/min/{1.73_m2}"}, {"mL/min/1,73m2", "mL/min/{1.73_m2}"}, {"mL/min/1.73 m2", "mL/min/{1.73_m2}"},
    {"mL/min/1.73m²", "mL/min/{1.73_m2}"}, {"mL/min/1,73 m²", "mL/min/{1.73_m2}"}, {"ml/min/1.73m2", "mL/min/{1.73_m2}"},
}};

// Parts between solidi.
constexpr std::array<Pair, 17> parts = {{
    {"l", "L"}, {"ml", "mL"}, {"dl", "dL"}, {"ul", "uL"}, {"UI", "[IU]"}, {"IU", "[IU]"}, {"mUI", "m[IU]"}, {"mIU", "m[IU]"}, {"uUI", "u[IU]"},
    {"uIU", "u[IU]"}, {"kUI", "k[IU]"}, {"kIU", "k[IU]"}, {"gr", "g"}, {"mcg", "ug"}, {"mcmol", "umol"}, {"KUI", "k[IU]"}, {"u", "U"},
}};

template <std::size_t N>
std::string_view translated(const std::array<Pair, N>& table, std::string_view word)
{
    const auto found = std::ranges::find(table, word, &Pair::first);
    return found == table.end() ? word : found->second;
}

// The micro sign and the Greek letter are both written for it.
std::string withPlainMicro(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto two = text.substr(i, 2);
        if (two == "\xc2\xb5" || two == "\xce\xbc") {
            out += 'u';
            ++i;
        } else {
            out += text[i];
        }
    }
    return out;
}

} // namespace

std::string ucumOf(std::string_view unit)
{
    const auto line = asLine(unit, lab::limits::code).text;
    if (const auto known = translated(whole, line); known != line)
        return std::string(known);
    const auto plain = withPlainMicro(line);
    std::string out;
    std::size_t from = 0;
    for (;;) {
        const auto solidus = plain.find('/', from);
        out += translated(parts, std::string_view(plain).substr(from, solidus == std::string::npos ? std::string::npos : solidus - from));
        if (solidus == std::string::npos)
            break;
        out += '/';
        from = solidus + 1;
    }
    return std::string(translated(whole, out));
}

} // namespace paillasse::exchange
