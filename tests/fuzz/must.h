// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdlib>

namespace paillasse::fuzz {

// A finding, in any build.
inline void must(bool holds)
{
    if (!holds)
        std::abort();
}

} // namespace paillasse::fuzz
