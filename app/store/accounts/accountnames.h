// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <string_view>

namespace paillasse::store {

// A person's or a role's name: 1 to 120 bytes on one line.
inline bool isAccountName(std::string_view name)
{
    constexpr std::size_t longest = 120;
    const auto control = [](char c) { return static_cast<unsigned char>(c) < ' ' || c == 0x7f; };
    return !name.empty() && name.size() <= longest && std::none_of(name.begin(), name.end(), control);
}

} // namespace paillasse::store
