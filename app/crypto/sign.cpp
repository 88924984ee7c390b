// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/sign.h"

#include <sodium.h>

#include "app/base/cborwriter.h"

namespace paillasse::crypto {

namespace {

Bytes labelled(std::string_view label, ByteView payload)
{
    Bytes out;
    out.reserve(payload.size() + label.size() + 16);
    cbor::Writer w(out);
    w.array(2);
    w.text(label);
    w.bytes(payload);
    return out;
}

} // namespace

SigningKey SigningKey::make()
{
    SigningKey key;
    key.m_public.resize(publicKeySize);
    key.m_secret = SecretBytes(crypto_sign_SECRETKEYBYTES);
    crypto_sign_keypair(key.m_public.data(), key.m_secret.writable().data());
    return key;
}

Result<SigningKey> SigningKey::fromSecret(const SecretBytes& seed)
{
    if (seed.size() != crypto_sign_SEEDBYTES)
        return fail(ErrorCode::InvalidInput, "crypto: a signing key's seed has 32 bytes");
    SigningKey key;
    key.m_public.resize(publicKeySize);
    key.m_secret = SecretBytes(crypto_sign_SECRETKEYBYTES);
    crypto_sign_seed_keypair(key.m_public.data(), key.m_secret.writable().data(), seed.view().data());
    return key;
}

SecretBytes SigningKey::secret() const
{
    SecretBytes seed(crypto_sign_SEEDBYTES);
    crypto_sign_ed25519_sk_to_seed(seed.writable().data(), m_secret.view().data());
    return seed;
}

Bytes SigningKey::sign(std::string_view label, ByteView payload) const
{
    const auto message = labelled(label, payload);
    Bytes signature(signatureSize);
    crypto_sign_detached(signature.data(), nullptr, message.data(), message.size(), m_secret.view().data());
    return signature;
}

Result<> verify(ByteView publicKey, std::string_view label, ByteView payload, ByteView signature)
{
    if (publicKey.size() != publicKeySize || signature.size() != signatureSize)
        return fail(ErrorCode::Refused, "crypto: not a signature");
    const auto message = labelled(label, payload);
    if (crypto_sign_verify_detached(signature.data(), message.data(), message.size(), publicKey.data()) != 0)
        return fail(ErrorCode::Refused, "crypto: the signature does not fit");
    return {};
}

} // namespace paillasse::crypto
