// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/seal.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include <sodium.h>

#include "app/base/cborwriter.h"

namespace paillasse::crypto {

namespace {

constexpr std::size_t nonceSize = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tagSize = crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(sealOverhead == nonceSize + tagSize);

// Writes sealed.size() − sealOverhead bytes.
bool openInto(ByteView key, ByteView sealed, ByteView associatedData, std::uint8_t* out)
{
    return crypto_aead_xchacha20poly1305_ietf_decrypt(out, nullptr, nullptr, sealed.data() + nonceSize, sealed.size() - nonceSize, associatedData.data(),
                                                      associatedData.size(), sealed.data(), key.data()) == 0;
}

// A key of another size (one that was moved away has none) is a bug, in every build: what is sealed under it, anybody opens.
void requireKey(const SecretBytes& key)
{
    if (key.size() == keySize)
        return;
    std::fputs("crypto: a sealing key has 32 bytes\n", stderr);
    std::abort();
}

Result<> checkShape(const SecretBytes& key, ByteView sealed)
{
    if (key.size() != keySize)
        return fail(ErrorCode::InvalidInput, "crypto: a sealing key has 32 bytes");
    if (sealed.size() < sealOverhead)
        return fail(ErrorCode::Corrupt, "crypto: too short to be sealed");
    return {};
}

tl::unexpected<Error> doesNotOpen()
{
    return fail(ErrorCode::Corrupt, "crypto: does not open");
}

// A subkey for one call, on the stack: a section is opened in microseconds, and locking a page for its key would take longer.
class SectionKey {
public:
    SectionKey(const SecretBytes& key, const SectionContext& context)
    {
        static constexpr std::string_view label = "paillasse.section.v1";
        static constexpr std::uint8_t first = 1;
        crypto_auth_hmacsha256_state state;
        crypto_auth_hmacsha256_init(&state, key.view().data(), key.size());
        crypto_auth_hmacsha256_update(&state, asBytes(label).data(), label.size());
        crypto_auth_hmacsha256_update(&state, context.document.bytes().data(), Uuid::size);
        crypto_auth_hmacsha256_update(&state, &context.section, 1);
        crypto_auth_hmacsha256_update(&state, &first, 1);
        crypto_auth_hmacsha256_final(&state, m_key.data());
        sodium_memzero(&state, sizeof state);
    }
    ~SectionKey() { sodium_memzero(m_key.data(), m_key.size()); }
    SectionKey(const SectionKey&) = delete;
    SectionKey& operator=(const SectionKey&) = delete;
    [[nodiscard]] ByteView view() const { return m_key; }

private:
    std::array<std::uint8_t, keySize> m_key;
};

void sealInto(ByteView key, ByteView plaintext, ByteView associatedData, Bytes& sealed)
{
    sealed.resize(plaintext.size() + sealOverhead);
    randombytes_buf(sealed.data(), nonceSize);
    crypto_aead_xchacha20poly1305_ietf_encrypt(sealed.data() + nonceSize, nullptr, plaintext.data(), plaintext.size(), associatedData.data(), associatedData.size(),
                                               nullptr, sealed.data(), key.data());
}

} // namespace

Bytes sealWithKey(const SecretBytes& key, ByteView plaintext, ByteView associatedData)
{
    requireKey(key);
    Bytes sealed;
    sealInto(key.view(), plaintext, associatedData, sealed);
    return sealed;
}

Result<Bytes> openWithKey(const SecretBytes& key, ByteView sealed, ByteView associatedData)
{
    if (const auto shape = checkShape(key, sealed); !shape)
        return tl::unexpected(shape.error());
    Bytes plaintext(sealed.size() - sealOverhead);
    if (!openInto(key.view(), sealed, associatedData, plaintext.data()))
        return doesNotOpen();
    return plaintext;
}

Result<SecretBytes> openSecretWithKey(const SecretBytes& key, ByteView sealed, ByteView associatedData)
{
    if (const auto shape = checkShape(key, sealed); !shape)
        return tl::unexpected(shape.error());
    SecretBytes plaintext(sealed.size() - sealOverhead);
    if (!openInto(key.view(), sealed, associatedData, plaintext.writable().data()))
        return doesNotOpen();
    return plaintext;
}

Bytes associatedData(const SectionContext& context)
{
    Bytes out;
    out.reserve(48);
    cbor::Writer w(out);
    w.array(5);
    w.unsignedInt(context.format);
    w.bytes(context.laboratory.bytes());
    w.bytes(context.document.bytes());
    w.unsignedInt(context.section);
    w.unsignedInt(context.revision);
    return out;
}

Bytes sealSection(const SecretBytes& key, const SectionContext& context, ByteView plaintext)
{
    requireKey(key);
    const SectionKey subkey(key, context);
    Bytes sealed;
    sealInto(subkey.view(), plaintext, associatedData(context), sealed);
    return sealed;
}

Result<> openSection(const SecretBytes& key, const SectionContext& context, ByteView sealed, Bytes& out)
{
    if (const auto shape = checkShape(key, sealed); !shape)
        return shape;
    const auto before = out.size();
    out.resize(before + sealed.size() - sealOverhead);
    const SectionKey subkey(key, context);
    if (!openInto(subkey.view(), sealed, associatedData(context), out.data() + before)) {
        out.resize(before);
        return doesNotOpen();
    }
    return {};
}

} // namespace paillasse::crypto
