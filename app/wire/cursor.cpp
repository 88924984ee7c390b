// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wire/cursor.h"

#include "app/wire/labfields.h"

namespace paillasse::cbor {

template <>
struct Fields<wire::Cursor> {
    static void visit(auto& v, auto& x) { numbered(v, x.store, x.epoch, x.sequence, x.snapshotTop, x.resumeBelow, x.viewHash); }
};
template <>
struct Fields<access::View> {
    static void visit(auto& v, auto& x) { numbered(v, x.laboratory, x.identities, x.orders, x.results, x.catalogue, x.staff, x.confidential, x.scopeDays); }
};

} // namespace paillasse::cbor

namespace paillasse::wire {

namespace {

// RFC 4648 §5, without padding.
constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

std::string toBase64Url(ByteView bytes)
{
    std::string text;
    std::uint32_t bits = 0;
    int count = 0;
    for (const auto byte : bytes) {
        bits = bits << 8 | byte;
        for (count += 8; count >= 6; count -= 6)
            text += alphabet[(bits >> (count - 6)) & 63];
    }
    if (count > 0)
        text += alphabet[(bits << (6 - count)) & 63];
    return text;
}

Result<Bytes> fromBase64Url(std::string_view text)
{
    Bytes bytes;
    std::uint32_t bits = 0;
    int count = 0;
    for (const char c : text) {
        const auto value = alphabet.find(c);
        if (value == std::string_view::npos)
            return fail(ErrorCode::InvalidInput, "cursor: not base64url");
        bits = bits << 6 | static_cast<std::uint32_t>(value);
        count += 6;
        if (count >= 8) {
            count -= 8;
            bytes.push_back(static_cast<std::uint8_t>(bits >> count));
        }
    }
    // One text for each cursor: no bits left over.
    if (count >= 6 || (bits & ((1u << count) - 1)) != 0)
        return fail(ErrorCode::InvalidInput, "cursor: not base64url");
    return bytes;
}

} // namespace

std::string encodeCursor(const Cursor& cursor)
{
    return toBase64Url(cbor::encode(cursor));
}

Result<Cursor> decodeCursor(std::string_view text)
{
    constexpr std::size_t most = 256;
    if (text.size() > most)
        return fail(ErrorCode::InvalidInput, "cursor: too long");
    const auto bytes = fromBase64Url(text);
    if (!bytes)
        return tl::unexpected(bytes.error());
    return cbor::decode<Cursor>(*bytes);
}

Bytes viewBytes(const access::View& view)
{
    return cbor::encode(view);
}

} // namespace paillasse::wire
