// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace paillasse::client {

// As the store compares it with the oldest that the laboratory allows: major * 1'000'000 + minor * 1'000 + patch.
std::uint64_t clientVersion();

} // namespace paillasse::client
