// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace paillasse::migration {

// What a program said in its own words, in others: `known` has the other words of a phrase, with '#' for each of its numbers. Of "A: B" or
// "A (line 3)" where only A is known, A is said in the other words. A code in brackets at the end is left out. What is not known stays.
std::string inOtherWords(std::string_view said, const std::function<std::optional<std::string>(std::string_view)>& known);

} // namespace paillasse::migration
