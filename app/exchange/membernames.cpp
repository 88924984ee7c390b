// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/membernames.h"

#include <algorithm>

#include "app/exchange/textdecoding.h"

namespace paillasse::exchange {

bool isMemberName(std::string_view name)
{
    constexpr std::size_t longest = 240;
    if (name.empty() || name.size() > longest || !isUtf8(name) || name.front() == '/' || name.find_first_of("\\:") != std::string_view::npos)
        return false;
    if (!std::ranges::all_of(name, [](char c) { return static_cast<unsigned char>(c) >= 0x20 && c != 0x7f; }))
        return false;
    for (std::size_t from = 0; from <= name.size();) {
        const auto end = std::min(name.find('/', from), name.size());
        const auto part = name.substr(from, end - from);
        if (part.empty() || part == "." || part == ".." || part.ends_with(' ') || part.ends_with('.'))
            return false;
        from = end + 1;
    }
    return true;
}

} // namespace paillasse::exchange
