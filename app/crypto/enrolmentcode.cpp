// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/enrolmentcode.h"

#include <algorithm>

#include "app/crypto/crypto.h"

namespace paillasse::crypto {

namespace {

constexpr char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::uint8_t version = 1;
constexpr std::size_t enrolmentChecksum = 3;

int valueOf(char c)
{
    if (c >= 'a' && c <= 'z')
        c = static_cast<char>(c - 'a' + 'A');
    if (c == 'O')
        c = '0';
    if (c == 'I' || c == 'L')
        c = '1';
    const auto* found = std::find(alphabet, alphabet + 32, c);
    return found == alphabet + 32 ? -1 : static_cast<int>(found - alphabet);
}

// Bits from the front, five a character; the caller gives a multiple of five.
SecretBytes toText(ByteView bytes, std::size_t characters, std::size_t group)
{
    SecretBytes text(characters + (characters - 1) / group);
    auto out = text.writable();
    std::size_t at = 0;
    for (std::size_t i = 0; i < characters; ++i) {
        if (i > 0 && i % group == 0)
            out[at++] = '-';
        unsigned value = 0;
        for (std::size_t bit = 5 * i; bit < 5 * i + 5; ++bit)
            value = value << 1 | (bit / 8 < bytes.size() ? (bytes[bit / 8] >> (7 - bit % 8)) & 1u : 0u);
        out[at++] = static_cast<std::uint8_t>(alphabet[value]);
    }
    return text;
}

Result<SecretBytes> fromText(std::string_view text, std::size_t characters, std::size_t bytes)
{
    SecretBytes out(bytes);
    auto to = out.writable();
    std::size_t count = 0;
    for (const char c : text) {
        if (c == ' ' || c == '-' || c == '\t' || c == '\r' || c == '\n')
            continue;
        const int value = valueOf(c);
        if (value < 0 || count == characters)
            return fail(ErrorCode::InvalidInput, "code: a character that no code has, or too many");
        for (int i = 0; i < 5; ++i) {
            const auto bit = 5 * count + static_cast<std::size_t>(i);
            if (bit / 8 < to.size())
                to[bit / 8] = static_cast<std::uint8_t>(to[bit / 8] | ((value >> (4 - i)) & 1) << (7 - bit % 8));
        }
        ++count;
    }
    if (count != characters)
        return fail(ErrorCode::InvalidInput, "code: characters are missing");
    return out;
}

tl::unexpected<Error> mistyped()
{
    return fail(ErrorCode::InvalidInput, "code: mistyped, the checksum does not fit");
}

} // namespace

EnrolmentCode EnrolmentCode::make(const Digest& authorityKeyHash)
{
    return {Bytes(authorityKeyHash.begin(), authorityKeyHash.begin() + authoritySize), randomSecret(secretSize)};
}

SecretBytes EnrolmentCode::text() const
{
    SecretBytes all(1 + authoritySize + secretSize + enrolmentChecksum);
    auto out = all.writable();
    out[0] = version;
    std::copy(authority.begin(), authority.end(), out.begin() + 1);
    std::copy(secret.view().begin(), secret.view().end(), out.begin() + 1 + authoritySize);
    const auto sum = sha256(all.view().first(all.size() - enrolmentChecksum));
    std::copy_n(sum.begin(), enrolmentChecksum, out.end() - enrolmentChecksum);
    return toText(all.view(), 48, 6);
}

Result<EnrolmentCode> EnrolmentCode::parse(std::string_view text)
{
    const auto all = fromText(text, 48, 1 + authoritySize + secretSize + enrolmentChecksum);
    if (!all)
        return tl::unexpected(all.error());
    const auto body = all->view().first(all->size() - enrolmentChecksum);
    const auto sum = sha256(body);
    if (!equal(ByteView(sum).first(enrolmentChecksum), all->view().last(enrolmentChecksum)))
        return mistyped();
    if (body[0] != version)
        return fail(ErrorCode::Incompatible, "code: made by another version of the store");
    return EnrolmentCode{paillasse::toBytes(body.subspan(1, authoritySize)), SecretBytes::copyOf(body.last(secretSize))};
}

Digest EnrolmentCode::secretHash() const
{
    return sha256(secret.view());
}

bool EnrolmentCode::trusts(const Digest& authorityKeyHash) const
{
    return equal(authority, ByteView(authorityKeyHash).first(authoritySize));
}

// 80 bits of secret and 20 of checksum: 100 bits, the last four of the 13th byte unused.
SecretBytes ActivationCode::text() const
{
    SecretBytes all(13);
    auto out = all.writable();
    std::copy(secret.view().begin(), secret.view().end(), out.begin());
    const auto sum = sha256(secret.view());
    std::copy_n(sum.begin(), 3, out.begin() + secretSize);
    out[12] &= 0xf0;
    return toText(all.view(), 20, 5);
}

ActivationCode ActivationCode::make()
{
    return {randomSecret(secretSize)};
}

Result<ActivationCode> ActivationCode::parse(std::string_view text)
{
    const auto all = fromText(text, 20, 13);
    if (!all)
        return tl::unexpected(all.error());
    ActivationCode code{SecretBytes::copyOf(all->view().first(secretSize))};
    auto sum = sha256(code.secret.view());
    sum[2] &= 0xf0;
    if (!equal(ByteView(sum).first(3), all->view().subspan(secretSize, 3)))
        return mistyped();
    return code;
}

Digest ActivationCode::secretHash() const
{
    return sha256(secret.view());
}

} // namespace paillasse::crypto
