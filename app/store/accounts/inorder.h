// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

namespace paillasse::store {

// The first error of several steps, each run only when those before it went well.
template <class... Steps>
Result<> inOrder(Steps... steps)
{
    Result<> done;
    (void)((done = steps(), done.has_value()) && ...);
    return done;
}

} // namespace paillasse::store
