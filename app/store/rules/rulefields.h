// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

// The fields of a rule file: the parser reads by this table, docs/rules.md prints it.
namespace paillasse::store {

enum class Takes { Text, Number, Factor, Flag, Word, Words };
constexpr std::int64_t unbounded = 1'000'000'000'000;

struct RuleField {
    std::string_view form;  // empty: of every rule
    std::string_view name;
    Takes takes{};
    bool isRequired = false;
    std::int64_t least = 0; // of numbers; of a factor: in thousandths; of text: characters
    std::int64_t most = 0;
};
std::span<const RuleField> ruleFields();
// As a row of docs/rules.md, up to what it means: "| count | `threshold` | number, 1 to 1000000 | yes |".
std::string rowOf(const RuleField& field);

constexpr std::string_view ruleForms[] = {"count", "far-more", "outside-hours", "threshold"}; // in the order of Rule::form

} // namespace paillasse::store
