// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/hash.h"

#include <algorithm>
#include <cstdlib>

#include <openssl/evp.h>
#include <sodium.h>

namespace paillasse::crypto {

namespace {

// OpenSSL's, which uses the processor's own instructions; fetched once.
const EVP_MD* sha256Method()
{
    static const EVP_MD* method = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    return method;
}

[[noreturn]] void cannotHash()
{
    std::abort(); // without memory, or without the library's own algorithms: nothing can be right after it
}

} // namespace

struct Sha256::State {
    struct Free {
        void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
    };
    std::unique_ptr<EVP_MD_CTX, Free> hash{EVP_MD_CTX_new()};
};

Digest sha256(ByteView bytes)
{
    Digest digest;
    if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), nullptr, sha256Method(), nullptr) != 1)
        cannotHash();
    return digest;
}

Sha256::Sha256() : m_state(std::make_unique<State>())
{
    if (EVP_DigestInit_ex(m_state->hash.get(), sha256Method(), nullptr) != 1)
        cannotHash();
}

Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

Sha256& Sha256::add(ByteView bytes)
{
    if (EVP_DigestUpdate(m_state->hash.get(), bytes.data(), bytes.size()) != 1)
        cannotHash();
    return *this;
}

Digest Sha256::finish()
{
    Digest digest;
    if (EVP_DigestFinal_ex(m_state->hash.get(), digest.data(), nullptr) != 1)
        cannotHash();
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
