// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/rules/comments.h"

#include <algorithm>

namespace paillasse::lab {

std::optional<std::string> expandLastWord(std::string_view text, const std::vector<CodedComment>& comments)
{
    const auto gap = text.find_last_of(" \t\n");
    const auto start = gap == std::string_view::npos ? 0 : gap + 1;
    const auto found = std::ranges::find(comments, text.substr(start), &CodedComment::code);
    if (found == comments.end() || start == text.size())
        return std::nullopt;
    return std::string(text.substr(0, start)) + found->french;
}

} // namespace paillasse::lab
