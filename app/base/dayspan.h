// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

namespace paillasse {

// A day where somebody stands: from its first instant until before the next one's. Not always 24 hours.
struct DaySpan {
    Instant from;
    Instant until;
    [[nodiscard]] bool contains(Instant at) const { return from <= at && at < until; }
};

} // namespace paillasse
