// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/crypto.h"

#include <sodium.h>

namespace paillasse::crypto {

Result<> initialise()
{
    return sodium_init() < 0 ? fail(ErrorCode::Internal, "crypto: libsodium does not start") : Result<>();
}

Bytes randomBytes(std::size_t size)
{
    Bytes bytes(size);
    randombytes_buf(bytes.data(), bytes.size());
    return bytes;
}

SecretBytes randomSecret(std::size_t size)
{
    SecretBytes secret(size);
    randombytes_buf(secret.writable().data(), secret.size());
    return secret;
}

} // namespace paillasse::crypto
