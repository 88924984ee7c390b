// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "app/store/rules/rule.h"
#include "app/store/watch/watchwords.h"

// The rule file's words for what has no name of its own elsewhere.
namespace paillasse::store {

const char* nameOf(GroupBy group);       // "workstation"
const char* nameOf(Counted counted);     // "patients"
const char* nameOf(Condition condition); // "disk-free"

// The value whose name this is.
template <class Enum>
std::optional<Enum> namedAs(std::string_view name)
{
    for (auto n = 0u; n <= static_cast<unsigned>(lastOf(Enum{})); ++n)
        if (nameOf(static_cast<Enum>(n)) == name)
            return static_cast<Enum>(n);
    return std::nullopt;
}

} // namespace paillasse::store
