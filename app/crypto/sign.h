// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "app/base/bytes.h"
#include "app/base/result.h"
#include "app/base/secretbytes.h"

// Ed25519 (RFC 8032). What is signed is deterministic CBOR [label, payload]: a signature made for one purpose never passes for another.
namespace paillasse::crypto {

constexpr std::size_t publicKeySize = 32;
constexpr std::size_t signatureSize = 64;

class SigningKey {
public:
    static SigningKey make();
    // The 32-byte seed, as secret() gives it.
    static Result<SigningKey> fromSecret(const SecretBytes& seed);

    [[nodiscard]] const Bytes& publicKey() const { return m_public; }
    [[nodiscard]] SecretBytes secret() const;
    [[nodiscard]] Bytes sign(std::string_view label, ByteView payload) const;

private:
    SigningKey() = default;
    Bytes m_public;
    SecretBytes m_secret;
};

// Refused when the signature is not this key's over this label and payload.
Result<> verify(ByteView publicKey, std::string_view label, ByteView payload, ByteView signature);

} // namespace paillasse::crypto
