// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <variant>

#include "app/lab/decimal.h"

namespace paillasse::lab {

enum class Comparator { None, Less, LessOrEqual, Greater, GreaterOrEqual };
constexpr Comparator lastOf(Comparator) { return Comparator::GreaterOrEqual; }

// A number in the examination's unit; "<5" is off the scale below 5 (HL7 SN).
struct Quantity {
    Comparator comparator = Comparator::None;
    Decimal number;
    bool operator==(const Quantity&) const = default;
};

// One of the examination's coded answers: "NEG", "POS", "A+".
struct Coded {
    std::string code;
    std::string text; // as it was shown when it was chosen
    bool operator==(const Coded&) const = default;
};

// 1/160: the reciprocal of the last dilution that reacts.
struct Titre {
    Comparator comparator = Comparator::None;
    std::uint32_t reciprocal = 0;
    bool operator==(const Titre&) const = default;
};

struct ShortText {
    std::string text; // UTF-8, 500 characters at most
    bool operator==(const ShortText&) const = default;
};

using Value = std::variant<Quantity, Coded, Titre, ShortText>;

// "6,4", "< 5", "1/160": for a screen or a report, with the decimal sign given.
std::string toString(const Value& value, char decimalSign = ',');

} // namespace paillasse::lab
