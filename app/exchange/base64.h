// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/base/bytes.h"

namespace paillasse::exchange {

// RFC 4648 §4 and §5, leniently: with or without padding, white space passed over. Nothing for any other character.
std::optional<Bytes> fromBase64(std::string_view text);
// RFC 4648 §4, with padding.
std::string toBase64(ByteView bytes);

} // namespace paillasse::exchange
