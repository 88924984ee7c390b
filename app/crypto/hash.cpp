// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/hash.h"

#include <algorithm>

#include <sodium.h>

namespace paillasse::crypto {

struct Sha256::State {
    crypto_hash_sha256_state hash;
};

Digest sha256(ByteView bytes)
{
    Digest digest;
    crypto_hash_sha256(digest.data(), bytes.data(), bytes.size());
    return digest;
}

Sha256::Sha256() : m_state(std::make_unique<State>())
{
    crypto_hash_sha256_init(&m_state->hash);
}

Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

Sha256& Sha256::add(ByteView bytes)
{
    crypto_hash_sha256_update(&m_state->hash, bytes.data(), bytes.size());
    return *this;
}

Digest Sha256::finish()
{
    Digest digest;
    crypto_hash_sha256_final(&m_state->hash, digest.data());
    return digest;
}

Digest hmacSha256(const SecretBytes& key, ByteView bytes)
{
    Digest digest;
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, key.view().data(), key.size());
    crypto_auth_hmacsha256_update(&state, bytes.data(), bytes.size());
    crypto_auth_hmacsha256_final(&state, digest.data());
    sodium_memzero(&state, sizeof state);
    return digest;
}

SecretBytes hkdfSha256(const SecretBytes& keyMaterial, ByteView salt, ByteView info, std::size_t size)
{
    static const Bytes zeros(digestSize, 0);
    auto extracted = hmacSha256(SecretBytes::copyOf(salt.empty() ? ByteView(zeros) : salt), keyMaterial.view());
    const auto pseudoRandom = SecretBytes::copyOf(extracted);
    sodium_memzero(extracted.data(), extracted.size());

    SecretBytes out(size);
    Digest block{};
    std::size_t done = 0;
    for (std::uint8_t counter = 1; done < size; ++counter) {
        crypto_auth_hmacsha256_state state;
        crypto_auth_hmacsha256_init(&state, pseudoRandom.view().data(), pseudoRandom.size());
        if (counter > 1)
            crypto_auth_hmacsha256_update(&state, block.data(), block.size());
        crypto_auth_hmacsha256_update(&state, info.data(), info.size());
        crypto_auth_hmacsha256_update(&state, &counter, 1);
        crypto_auth_hmacsha256_final(&state, block.data());
        sodium_memzero(&state, sizeof state);
        const auto count = std::min(block.size(), size - done);
        std::copy_n(block.begin(), count, out.writable().begin() + static_cast<std::ptrdiff_t>(done));
        done += count;
    }
    sodium_memzero(block.data(), block.size());
    return out;
}

SecretBytes hkdfSha256(const SecretBytes& keyMaterial, std::string_view label, std::size_t size)
{
    return hkdfSha256(keyMaterial, ByteView(), asBytes(label), size);
}

std::string toHex(ByteView bytes)
{
    static constexpr char digits[] = "0123456789abcdef";
    std::string text;
    text.reserve(2 * bytes.size());
    for (const auto byte : bytes) {
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

bool equal(ByteView a, ByteView b)
{
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

} // namespace paillasse::crypto
