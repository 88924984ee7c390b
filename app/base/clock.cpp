// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/clock.h"

#include <chrono>

namespace paillasse {

Instant SystemClock::now() const
{
    const auto sinceEpoch = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::milliseconds>(sinceEpoch).count()};
}

} // namespace paillasse
