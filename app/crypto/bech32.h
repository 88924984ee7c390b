// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "app/base/bytes.h"
#include "app/base/result.h"

namespace paillasse::crypto {

// The bytes of "<prefix>1…" in Bech32 (BIP 173), whose checksum finds up to four mistyped characters. Lower case only, and of any length:
// as age-encryption.org/v1 uses it. InvalidInput says what is wrong with it, without the text itself.
Result<Bytes> fromBech32(std::string_view prefix, std::string_view text);

} // namespace paillasse::crypto
