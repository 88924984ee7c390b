// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/net/frameparser.h"

#include <zstd.h>

#include "app/wire/feedframe.h"

namespace paillasse::client {

namespace {

constexpr std::size_t headSize = 4;
constexpr std::size_t largestPacked = wire::maxFrameBytes + 64 * 1024;

} // namespace

struct FrameParser::Context {
    ZSTD_DCtx* zstd = ZSTD_createDCtx();
    ~Context() { ZSTD_freeDCtx(zstd); }
};

FrameParser::FrameParser() : m_context(std::make_unique<Context>()) {}
FrameParser::~FrameParser() = default;

void FrameParser::add(ByteView bytes)
{
    if (m_at > 0) {
        m_buffer.erase(m_buffer.begin(), m_buffer.begin() + static_cast<std::ptrdiff_t>(m_at));
        m_at = 0;
    }
    m_buffer.insert(m_buffer.end(), bytes.begin(), bytes.end());
}

Result<Bytes> FrameParser::next()
{
    const auto rest = ByteView(m_buffer).subspan(m_at);
    if (rest.size() < headSize)
        return Bytes();
    std::size_t length = 0;
    for (std::size_t i = 0; i < headSize; ++i)
        length = length << 8 | rest[i];
    if (length < 2)
        return fail(ErrorCode::Corrupt, "feed: an empty frame");
    if (length > largestPacked)
        return fail(ErrorCode::TooLarge, "feed: a frame larger than any may be");
    if (rest.size() - headSize < length)
        return Bytes();
    m_at += headSize + length;
    return unpack(rest[headSize], rest.subspan(headSize + 1, length - 1));
}

Result<Bytes> FrameParser::unpack(std::uint8_t encoding, ByteView packed)
{
    if (encoding == 0)
        return toBytes(packed);
    if (encoding != 1)
        return fail(ErrorCode::Incompatible, "feed: a frame packed in a way that is not known");
    const auto size = ZSTD_getFrameContentSize(packed.data(), packed.size());
    if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size == 0)
        return fail(ErrorCode::Corrupt, "feed: a frame that is no zstd");
    if (size > wire::maxFrameBytes)
        return fail(ErrorCode::TooLarge, "feed: a frame larger than any may be");
    Bytes payload(static_cast<std::size_t>(size));
    const auto done = ZSTD_decompressDCtx(m_context->zstd, payload.data(), payload.size(), packed.data(), packed.size());
    if (ZSTD_isError(done) != 0 || done != payload.size())
        return fail(ErrorCode::Corrupt, "feed: a frame that does not unpack");
    return payload;
}

} // namespace paillasse::client
