// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace paillasse::lab {

// Multirules of Westgard et al. (Clin Chem 1981;27:493). "Exceeds" is strictly greater than the limit: our rule, where public
// vectors disagree.
enum class WestgardRule { Rule12s, Rule13s, Rule22s, RuleR4s, Rule41s, Rule10x };
constexpr WestgardRule lastOf(WestgardRule) { return WestgardRule::Rule10x; }
constexpr bool rejects(WestgardRule rule) { return rule != WestgardRule::Rule12s; }

// (value − mean) / SD; nothing when the SD is not positive or a number is not finite.
std::optional<double> zScore(double value, double mean, double sd);

struct ControlPoint {
    double z = 0;
    int level = 1;
    std::size_t run = 0; // points of one run share its number; runs ascend
};

// The rules that the last run breaks, most serious first; empty: in control. R4s looks within that run, across its levels; 2₂s, 4₁s
// and 10x within one level over runs, and across levels in the order given.
std::vector<WestgardRule> westgard(std::span<const ControlPoint> history);

} // namespace paillasse::lab
