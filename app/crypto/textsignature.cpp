// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/textsignature.h"

#include <cstdio>
#include <cstdlib>

#include <sodium.h>

namespace paillasse::crypto {

Bytes signText(const SigningKey& key, std::string_view json)
{
    if (!json.starts_with('{')) {
        std::fputs("crypto: only a JSON object is signed as it stands\n", stderr);
        std::abort();
    }
    Bytes publicKey(publicKeySize);
    SecretBytes secretKey(crypto_sign_SECRETKEYBYTES);
    crypto_sign_seed_keypair(publicKey.data(), secretKey.writable().data(), key.secret().view().data());
    Bytes signature(signatureSize);
    crypto_sign_detached(signature.data(), nullptr, asBytes(json).data(), json.size(), secretKey.view().data());
    return signature;
}

std::string publicPem(const SigningKey& key)
{
    // SubjectPublicKeyInfo of id-Ed25519, as far as the key's own bytes.
    Bytes der = {0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00};
    der.insert(der.end(), key.publicKey().begin(), key.publicKey().end());
    std::string text(sodium_base64_encoded_len(der.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), der.data(), der.size(), sodium_base64_VARIANT_ORIGINAL);
    text.pop_back(); // its terminating zero
    return "-----BEGIN PUBLIC KEY-----\n" + text + "\n-----END PUBLIC KEY-----\n";
}

} // namespace paillasse::crypto
