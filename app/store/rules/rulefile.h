// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/base/result.h"
#include "app/store/rules/rule.h"

// Rules as a file: JSON, described in docs/rules.md.
namespace paillasse::store {

// The whole file, or what is wrong with it: "rule 'bulk-print': threshold: it must be 1 to 1000000".
Result<Rules> parseRules(std::string_view text);

std::string_view defaultRulesText(); // resources/rules/default.json
const Rules& defaultRules();

// The rules that are in force: those of the file, or the defaults with what is wrong with the file.
struct RuleChoice {
    Rules rules;
    std::optional<Error> fault;
};
RuleChoice chooseRules(const std::string& path); // empty: the defaults
Result<Rules> readRules(const std::string& path);

} // namespace paillasse::store
