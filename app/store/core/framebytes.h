// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/bytes.h"

namespace paillasse::store {

// A feed frame as it is sent: u32 big-endian length of what follows, one byte of encoding (0 plain, 1 zstd), payload. Each frame is
// compressed on its own, at level 1, with one context a thread; a short one is left as it is.
Bytes frameBytes(ByteView payload);

} // namespace paillasse::store
