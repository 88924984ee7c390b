// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/core/recoverytext.h"

#include <algorithm>

#include "app/crypto/hash.h"

namespace paillasse::store {

namespace {

constexpr std::string_view publicPrefix = "paillasse-recovery-public-1";
constexpr std::string_view secretPrefix = "PAILLASSE-RECOVERY-SECRET-1";
constexpr std::size_t checkSize = 4;
constexpr std::size_t payloadSize = crypto::boxKeySize + checkSize;
constexpr std::size_t groupDigits = 8;
constexpr std::size_t textSize = secretPrefix.size() + payloadSize * 2 + payloadSize * 2 / groupDigits;
static_assert(publicPrefix.size() == secretPrefix.size());

// Into `out` of textSize: the secret never passes through a string.
void write(std::string_view prefix, ByteView key, std::string_view digits, std::span<std::uint8_t> out)
{
    const auto check = crypto::sha256(key);
    auto at = std::ranges::copy(asBytes(prefix), out.begin()).out;
    for (std::size_t i = 0; i < payloadSize; ++i) {
        if (i % (groupDigits / 2) == 0)
            *at++ = '-';
        const auto byte = i < key.size() ? key[i] : check[i - key.size()];
        *at++ = static_cast<std::uint8_t>(digits[byte >> 4]);
        *at++ = static_cast<std::uint8_t>(digits[byte & 15]);
    }
}

int digitOf(std::uint8_t c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

tl::unexpected<Error> mistyped()
{
    return fail(ErrorCode::InvalidInput, "recovery: not a recovery key, or mistyped");
}

Result<SecretBytes> read(std::string_view prefix, ByteView text)
{
    SecretBytes compact(text.size());
    std::size_t size = 0;
    for (const auto c : text)
        if (c > ' ')
            compact.writable()[size++] = c;
    const auto given = compact.view().first(size);
    const auto sameLetter = [](std::uint8_t a, char b) { return (a | 0x20) == (b | 0x20); };
    if (size < prefix.size() || !std::equal(prefix.begin(), prefix.end(), given.begin(), [&](char b, std::uint8_t a) { return sameLetter(a, b); }))
        return mistyped();
    SecretBytes payload(payloadSize);
    std::size_t digits = 0;
    for (const auto c : given.subspan(prefix.size())) {
        if (c == '-')
            continue;
        const int digit = digitOf(c);
        if (digit < 0 || digits == 2 * payloadSize)
            return mistyped();
        auto& byte = payload.writable()[digits++ / 2];
        byte = static_cast<std::uint8_t>(byte << 4 | digit);
    }
    const auto key = payload.view().first(crypto::boxKeySize);
    const auto check = crypto::sha256(key);
    if (digits != 2 * payloadSize || !std::equal(check.begin(), check.begin() + checkSize, payload.view().last(checkSize).begin()))
        return mistyped();
    return SecretBytes::copyOf(key);
}

} // namespace

std::string recipientText(ByteView publicKey)
{
    std::string text(textSize, '\0');
    write(publicPrefix, publicKey, "0123456789abcdef", {reinterpret_cast<std::uint8_t*>(text.data()), text.size()});
    return text;
}

SecretBytes identityText(const SecretBytes& secretKey)
{
    SecretBytes text(textSize);
    write(secretPrefix, secretKey.view(), "0123456789ABCDEF", text.writable());
    return text;
}

Result<Bytes> parseRecipient(std::string_view text)
{
    const auto key = read(publicPrefix, asBytes(text));
    if (!key)
        return tl::unexpected(key.error());
    return toBytes(key->view());
}

Result<crypto::BoxKeyPair> parseIdentity(const SecretBytes& text)
{
    auto key = read(secretPrefix, text.view());
    if (!key)
        return tl::unexpected(key.error());
    return crypto::BoxKeyPair::fromSecret(std::move(*key));
}

} // namespace paillasse::store
