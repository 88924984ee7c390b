// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/watch/event.h"

namespace paillasse::store {

// An event as it is shown, without names.
wire::TrailRow rowOf(const WatchEvent& event);

} // namespace paillasse::store
