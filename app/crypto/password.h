// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "app/base/bytes.h"
#include "app/base/result.h"
#include "app/base/secretbytes.h"

// A person's keys. The workstation computes K = Argon2id(password, salt); the store only ever sees HKDF(K, "auth").
namespace paillasse::crypto {

constexpr std::size_t saltSize = 16;

struct Argon2Cost {
    std::uint64_t memoryBytes = 256ull << 20;
    std::uint64_t passes = 3;
    bool operator==(const Argon2Cost&) const = default;
};

// RFC 9106, one lane. Half a second on a workstation: never on the thread of a window.
Result<SecretBytes> derivePasswordKey(const SecretBytes& password, ByteView salt, const Argon2Cost& cost = {});

SecretBytes authKey(const SecretBytes& passwordKey);                                  // to the store
SecretBytes signWrapKey(const SecretBytes& passwordKey);                              // seals the signing key
SecretBytes cacheWrapKey(const SecretBytes& passwordKey, const SecretBytes& device);  // wraps the cache's key

// The store keeps Argon2id(auth) at this cost as libsodium's own encoded string, salt inside.
inline constexpr Argon2Cost storedAuthCost{19ull << 20, 2};
Result<std::string> hashAuth(const SecretBytes& auth);
Result<> verifyAuth(const SecretBytes& auth, const std::string& hash); // WrongSecret
// For a name that does not exist: the same salt each time, as a real one.
Bytes fakeSalt(const SecretBytes& storeKey, std::string_view login);

} // namespace paillasse::crypto
