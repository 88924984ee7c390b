// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/password.h"

#include <algorithm>

#include <sodium.h>

#include "app/crypto/hash.h"

namespace paillasse::crypto {

namespace {

const char* asPassword(const SecretBytes& secret)
{
    return reinterpret_cast<const char*>(secret.view().data());
}

} // namespace

Result<SecretBytes> derivePasswordKey(const SecretBytes& password, ByteView salt, const Argon2Cost& cost)
{
    if (salt.size() != saltSize || saltSize != crypto_pwhash_SALTBYTES)
        return fail(ErrorCode::InvalidInput, "crypto: a salt has 16 bytes");
    SecretBytes key(32);
    if (crypto_pwhash(key.writable().data(), key.size(), asPassword(password), password.size(), salt.data(), cost.passes, static_cast<std::size_t>(cost.memoryBytes),
                      crypto_pwhash_ALG_ARGON2ID13) != 0)
        return fail(ErrorCode::Internal, "crypto: not enough memory for the password's key");
    return key;
}

SecretBytes authKey(const SecretBytes& passwordKey)
{
    return hkdfSha256(passwordKey, "paillasse.auth.v1");
}

SecretBytes signWrapKey(const SecretBytes& passwordKey)
{
    return hkdfSha256(passwordKey, "paillasse.sign.v1");
}

SecretBytes cacheWrapKey(const SecretBytes& passwordKey, const SecretBytes& device)
{
    SecretBytes both(passwordKey.size() + device.size());
    const auto middle = std::copy(passwordKey.view().begin(), passwordKey.view().end(), both.writable().begin());
    std::copy(device.view().begin(), device.view().end(), middle);
    return hkdfSha256(both, "paillasse.cache.v1");
}

Result<std::string> hashAuth(const SecretBytes& auth)
{
    char text[crypto_pwhash_STRBYTES];
    if (crypto_pwhash_str_alg(text, asPassword(auth), auth.size(), storedAuthCost.passes, static_cast<std::size_t>(storedAuthCost.memoryBytes), crypto_pwhash_ALG_ARGON2ID13) != 0)
        return fail(ErrorCode::Internal, "crypto: not enough memory to hash");
    return std::string(text);
}

Result<> verifyAuth(const SecretBytes& auth, const std::string& hash)
{
    if (crypto_pwhash_str_verify(hash.c_str(), asPassword(auth), auth.size()) != 0)
        return fail(ErrorCode::WrongSecret, "crypto: not the secret");
    return {};
}

Bytes fakeSalt(const SecretBytes& storeKey, std::string_view login)
{
    const auto digest = hmacSha256(hkdfSha256(storeKey, "paillasse.fakesalt.v1"), asBytes(login));
    return Bytes(digest.begin(), digest.begin() + saltSize);
}

} // namespace paillasse::crypto
