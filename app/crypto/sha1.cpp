// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/sha1.h"

#include <cstdlib>

#include <openssl/evp.h>

namespace paillasse::crypto {

std::array<std::uint8_t, 20> sha1(ByteView bytes)
{
    std::array<std::uint8_t, 20> digest{};
    if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), nullptr, EVP_sha1(), nullptr) != 1)
        std::abort(); // without memory, or without the library's own algorithms: nothing can be right after it
    return digest;
}

} // namespace paillasse::crypto
