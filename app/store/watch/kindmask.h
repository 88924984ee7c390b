// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/wire/watchmessages.h"

namespace paillasse::store {

using KindMask = std::uint64_t; // bit n: wire::EventKind n
constexpr KindMask bitOf(wire::EventKind kind) { return KindMask{1} << static_cast<unsigned>(kind); }

} // namespace paillasse::store
