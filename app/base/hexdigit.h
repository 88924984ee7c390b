// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace paillasse {

// 0 to 15, of either case; -1: none.
constexpr int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

} // namespace paillasse
