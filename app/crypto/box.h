// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/bytes.h"
#include "app/base/result.h"
#include "app/base/secretbytes.h"

// Sealed to a public key, anonymously: X25519 with XSalsa20-Poly1305 (libsodium's crypto_box_seal). Only the secret key opens it.
namespace paillasse::crypto {

constexpr std::size_t boxKeySize = 32;

struct BoxKeyPair {
    Bytes publicKey;
    SecretBytes secretKey;

    static BoxKeyPair make();
    static Result<BoxKeyPair> fromSecret(SecretBytes secretKey);
};

Result<Bytes> sealTo(ByteView publicKey, ByteView plaintext);
Result<Bytes> openSealed(const BoxKeyPair& keys, ByteView sealed);
Result<SecretBytes> openSealedSecret(const BoxKeyPair& keys, ByteView sealed);

} // namespace paillasse::crypto
