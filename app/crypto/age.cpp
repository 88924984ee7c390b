// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/age.h"

#include <algorithm>
#include <array>

#include <sodium.h>

#include "app/base/secretbytes.h"
#include "app/crypto/bech32.h"
#include "app/crypto/crypto.h"
#include "app/crypto/hash.h"

namespace paillasse::crypto {

namespace {

constexpr std::size_t fileKeySize = 16;
constexpr std::size_t payloadNonceSize = 16;
constexpr std::size_t chunkSize = 64 * 1024;
constexpr std::size_t tagSize = crypto_aead_chacha20poly1305_ietf_ABYTES;
using Nonce = std::array<std::uint8_t, crypto_aead_chacha20poly1305_ietf_NPUBBYTES>;

// Without padding, as the format asks.
std::string base64(ByteView bytes)
{
    constexpr int variant = sodium_base64_VARIANT_ORIGINAL_NO_PADDING;
    std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), variant);
    text.pop_back(); // its terminating zero
    return text;
}

Bytes sealed(const SecretBytes& key, const Nonce& nonce, ByteView plaintext)
{
    Bytes out(plaintext.size() + tagSize);
    crypto_aead_chacha20poly1305_ietf_encrypt(out.data(), nullptr, plaintext.data(), plaintext.size(), nullptr, 0, nullptr, nonce.data(), key.view().data());
    return out;
}

// The file's key for the recipient: under a key that only their identity and the share beside it give.
Result<std::string> stanzaFor(const AgeRecipient& recipient, const SecretBytes& fileKey)
{
    const auto ephemeral = randomSecret(crypto_scalarmult_SCALARBYTES);
    Bytes salt(crypto_scalarmult_BYTES);
    crypto_scalarmult_base(salt.data(), ephemeral.view().data());
    const auto share = base64(salt);
    SecretBytes shared(crypto_scalarmult_BYTES);
    if (crypto_scalarmult(shared.writable().data(), ephemeral.view().data(), recipient.publicKey().data()) != 0)
        return fail(ErrorCode::InvalidInput, "age: the recipient's key is of low order, anybody could open what is sealed to it");
    salt.insert(salt.end(), recipient.publicKey().begin(), recipient.publicKey().end());
    const auto wrappingKey = hkdfSha256(shared, salt, asBytes("age-encryption.org/v1/X25519"), crypto_aead_chacha20poly1305_ietf_KEYBYTES);
    return "-> X25519 " + share + '\n' + base64(sealed(wrappingKey, Nonce{}, fileKey.view())) + '\n';
}

Result<std::string> headerFor(const AgeRecipient& recipient, const SecretBytes& fileKey)
{
    const auto stanza = stanzaFor(recipient, fileKey);
    if (!stanza)
        return tl::unexpected(stanza.error());
    const auto header = "age-encryption.org/v1\n" + *stanza + "---";
    const auto mac = hmacSha256(hkdfSha256(fileKey, "header"), asBytes(header));
    return header + ' ' + base64(mac) + '\n';
}

} // namespace

Result<AgeRecipient> AgeRecipient::parse(std::string_view text)
{
    const auto wrong = [](const char* why) { return fail(ErrorCode::InvalidInput, std::string("age: ") + why); };
    if (text.starts_with("AGE-SECRET-KEY-") || text.starts_with("age-secret-key-"))
        return wrong("this is a secret key; the recipient gives its public half, \"age1…\", and keeps this one");
    if (text.starts_with("ssh-"))
        return wrong("this is an SSH key; a recipient of age is \"age1…\", as age-keygen shows it");
    if (!text.starts_with("age1"))
        return wrong("a recipient begins with \"age1\"");
    if (text.find('1', 4) != std::string_view::npos)
        return wrong("this recipient is a plug-in's or of another kind than X25519");
    auto key = fromBech32("age", text);
    if (!key)
        return wrong(("this is no recipient: " + key.error().detail).c_str());
    if (key->size() != crypto_scalarmult_BYTES)
        return wrong("this recipient has another size than an X25519 key");
    return AgeRecipient(std::move(*key));
}

struct AgeWriter::State {
    Sink sink;
    SecretBytes payloadKey;
    SecretBytes chunk{chunkSize}; // what waits to be sealed
    std::size_t filled = 0;
    std::uint64_t number = 0;

    // A counter of 88 bits, big-endian, and whether it is the last.
    Result<> seal(bool isLast)
    {
        Nonce nonce{};
        for (unsigned i = 0; i < 8; ++i)
            nonce[10 - i] = static_cast<std::uint8_t>(number >> (8 * i));
        nonce[11] = isLast ? 1 : 0;
        ++number;
        const auto out = sealed(payloadKey, nonce, chunk.view().first(filled));
        filled = 0;
        return sink(out);
    }
};

AgeWriter::AgeWriter(std::unique_ptr<State> state) : m_state(std::move(state)) {}
AgeWriter::~AgeWriter() = default;
AgeWriter::AgeWriter(AgeWriter&&) noexcept = default;
AgeWriter& AgeWriter::operator=(AgeWriter&&) noexcept = default;

Result<AgeWriter> AgeWriter::begin(const AgeRecipient& recipient, Sink sink)
{
    const auto fileKey = randomSecret(fileKeySize);
    const auto header = headerFor(recipient, fileKey);
    if (!header)
        return tl::unexpected(header.error());
    const auto nonce = randomBytes(payloadNonceSize);
    auto state = std::make_unique<State>();
    state->sink = std::move(sink);
    state->payloadKey = hkdfSha256(fileKey, nonce, asBytes("payload"), crypto_aead_chacha20poly1305_ietf_KEYBYTES);
    if (const auto written = state->sink(asBytes(*header)); !written)
        return tl::unexpected(written.error());
    if (const auto written = state->sink(nonce); !written)
        return tl::unexpected(written.error());
    return AgeWriter(std::move(state));
}

Result<> AgeWriter::write(ByteView plaintext)
{
    while (!plaintext.empty()) {
        // A full chunk is sealed only when more follows: the last one says that it is.
        if (m_state->filled == chunkSize)
            if (const auto written = m_state->seal(false); !written)
                return written;
        const auto count = std::min(plaintext.size(), chunkSize - m_state->filled);
        std::ranges::copy(plaintext.first(count), m_state->chunk.writable().begin() + static_cast<std::ptrdiff_t>(m_state->filled));
        m_state->filled += count;
        plaintext = plaintext.subspan(count);
    }
    return {};
}

Result<> AgeWriter::finish()
{
    return m_state->seal(true);
}

} // namespace paillasse::crypto
