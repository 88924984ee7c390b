// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string_view>

#include "app/base/bytes.h"
#include "app/base/secretbytes.h"

namespace paillasse::crypto {

constexpr std::size_t digestSize = 32;
using Digest = std::array<std::uint8_t, digestSize>;

// FIPS 180-4.
Digest sha256(ByteView bytes);

class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(Sha256&&) noexcept;
    Sha256& operator=(Sha256&&) noexcept;

    Sha256& add(ByteView bytes);
    // The digest of all that was added; nothing may be added after.
    Digest finish();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

// RFC 2104.
Digest hmacSha256(const SecretBytes& key, ByteView bytes);
// RFC 5869; `size` up to 8160.
SecretBytes hkdfSha256(const SecretBytes& keyMaterial, ByteView salt, ByteView info, std::size_t size);
SecretBytes hkdfSha256(const SecretBytes& keyMaterial, std::string_view label, std::size_t size = 32);

std::string toHex(ByteView bytes);
// In a time that does not depend on where they differ.
bool equal(ByteView a, ByteView b);

inline Bytes digestBytes(const Digest& digest) { return Bytes(digest.begin(), digest.end()); }

} // namespace paillasse::crypto
