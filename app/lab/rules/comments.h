// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/lab/codetables.h"

namespace paillasse::lab {

// The text with its last word replaced by the comment of that code, in French; nothing when the last word is no code. Codes are
// written in capitals, so that an ordinary word never expands.
std::optional<std::string> expandLastWord(std::string_view text, const std::vector<CodedComment>& comments);

} // namespace paillasse::lab
