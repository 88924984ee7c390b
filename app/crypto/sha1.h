// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>

#include "app/base/bytes.h"

namespace paillasse::crypto {

// FIPS 180-4, for formats that ask for it (FHIR R4's Attachment.hash): it finds what an accident changed, and proves nothing.
std::array<std::uint8_t, 20> sha1(ByteView bytes);

} // namespace paillasse::crypto
