// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "app/base/bytes.h"
#include "app/base/secretbytes.h"

namespace paillasse::crypto::testing {

// Of published vectors: an even number of lower-case digits.
inline Bytes fromHex(std::string_view hex)
{
    const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
    Bytes bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
        bytes.push_back(static_cast<std::uint8_t>(digit(hex[i]) * 16 + digit(hex[i + 1])));
    return bytes;
}

inline SecretBytes secretFromHex(std::string_view hex)
{
    return SecretBytes::copyOf(fromHex(hex));
}

// `first`, `first` + 1, …
inline Bytes counting(std::size_t size, std::uint8_t first = 0)
{
    Bytes bytes(size);
    for (auto& byte : bytes)
        byte = first++;
    return bytes;
}

} // namespace paillasse::crypto::testing
