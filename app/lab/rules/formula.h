// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "app/base/result.h"

namespace paillasse::lab {

// The language of calculated examinations:
//   or:      and { "or" and }            and:     not { "and" not }          not: [ "not" ] compared
//   compared: sum [ (< <= > >= = <>) sum ]   sum:  term { (+ -) term }       term: factor { (* /) factor }
//   factor:  [ - ] ( number | name | min(a, b) | max(a, b) | pow(a, b) | ( or ) )
// Names are letters, digits and "_", beginning with a letter: codes of examinations, `age` in years, `female` 0 or 1. Numbers have a
// decimal point. True is 1, false 0. There is nothing to repeat with, so evaluation takes as many steps as the text has words.
class Expression {
public:
    // The error says at which character, in English, for who edits the catalogue.
    static Result<Expression> parse(std::string_view text);

    using Values = std::map<std::string, double, std::less<>>;
    // NotFound for a name without a value; InvalidInput when the result is not a finite number (a division by zero).
    [[nodiscard]] Result<double> evaluate(const Values& values) const;
    // Each name once, in the order of the text.
    [[nodiscard]] const std::vector<std::string>& names() const { return m_names; }

private:
    friend class ExpressionParser;
    enum class Op { Number, Name, Negate, Not, Add, Subtract, Multiply, Divide, Less, LessOrEqual, Greater, GreaterOrEqual, Equal, Unequal, And, Or, Min, Max, Pow };
    struct Step {
        Op op;
        double number = 0;
        std::size_t name = 0;
    };
    static double binary(Op op, double a, double b);

    std::vector<Step> m_steps; // postfix
    std::vector<std::string> m_names;
};

inline constexpr std::string_view ageName = "age";
inline constexpr std::string_view femaleName = "female";

} // namespace paillasse::lab
