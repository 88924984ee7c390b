// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/bytes.h"

namespace paillasse::client::testing {

// As the store frames a payload of the feed (docs/protocol.md): its length, how it is packed, and itself.
inline Bytes framed(std::uint8_t encoding, const Bytes& payload)
{
    const auto size = static_cast<std::uint32_t>(payload.size() + 1);
    Bytes out;
    for (int shift = 24; shift >= 0; shift -= 8)
        out.push_back(static_cast<std::uint8_t>(size >> shift));
    out.push_back(encoding);
    out.insert(out.end(), payload.begin(), payload.end());
    return out;
}

} // namespace paillasse::client::testing
