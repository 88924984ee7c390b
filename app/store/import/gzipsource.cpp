// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/import/gzipsource.h"

#include <zlib.h>

#include <algorithm>

namespace paillasse::store {

namespace {

constexpr std::size_t window = std::size_t{256} << 10;

} // namespace

struct GzipSource::Inflater {
    Inflater() { isBegun = inflateInit2(&stream, 15 + 16) == Z_OK; } // gzip only
    ~Inflater()
    {
        if (isBegun)
            inflateEnd(&stream);
    }
    Inflater(const Inflater&) = delete;
    Inflater& operator=(const Inflater&) = delete;

    z_stream stream{};
    bool isBegun = false;
    bool isMemberOver = false;
    std::string packed = std::string(window, '\0');
    std::uint64_t taken = 0; // of the packed source
};

GzipSource::GzipSource(exchange::ByteSource& packed, const Limits& limits) : m_packed(packed), m_limits(limits) {}

GzipSource::~GzipSource() = default;

Result<std::unique_ptr<GzipSource>> GzipSource::open(exchange::ByteSource& packed, const Limits& limits)
{
    std::unique_ptr<GzipSource> source(new GzipSource(packed, limits));
    if (const auto begun = source->restart(); !begun)
        return tl::unexpected(begun.error());
    std::string buffer(window, '\0');
    for (;;) {
        const auto count = source->unpack(buffer);
        if (!count)
            return tl::unexpected(count.error());
        if (*count == 0)
            break;
    }
    source->m_size = source->m_at;
    if (const auto begun = source->restart(); !begun)
        return tl::unexpected(begun.error());
    return source;
}

Result<> GzipSource::restart()
{
    m_inflater = std::make_unique<Inflater>();
    m_at = 0;
    return m_inflater->isBegun ? Result<>() : fail(ErrorCode::Internal, "zlib does not start");
}

Result<std::size_t> GzipSource::unpack(std::span<char> into)
{
    auto& stream = m_inflater->stream;
    stream.next_out = reinterpret_cast<Bytef*>(into.data());
    stream.avail_out = static_cast<uInt>(std::min(into.size(), window));
    const auto wanted = stream.avail_out;
    while (stream.avail_out > 0) {
        if (stream.avail_in == 0) {
            const auto read = m_packed.read(m_inflater->taken, m_inflater->packed);
            if (!read)
                return tl::unexpected(read.error());
            m_inflater->taken += *read;
            stream.next_in = reinterpret_cast<Bytef*>(m_inflater->packed.data());
            stream.avail_in = static_cast<uInt>(*read);
            if (*read == 0 && m_inflater->isMemberOver)
                break;
            if (*read == 0)
                return fail(ErrorCode::Corrupt, "it does not unpack: it ends too soon");
        }
        if (m_inflater->isMemberOver && inflateReset(&stream) != Z_OK)
            return fail(ErrorCode::Internal, "zlib does not go on");
        const auto state = inflate(&stream, Z_NO_FLUSH);
        m_inflater->isMemberOver = state == Z_STREAM_END;
        if (state != Z_OK && state != Z_STREAM_END && state != Z_BUF_ERROR)
            return fail(ErrorCode::Corrupt, "it does not unpack: it is damaged");
    }
    const std::size_t count = wanted - stream.avail_out;
    m_at += count;
    const auto consumed = std::max<std::uint64_t>(m_inflater->taken - stream.avail_in, 1);
    if (m_at > m_limits.mostBytes)
        return fail(ErrorCode::TooLarge, "it unpacks to more than " + std::to_string(m_limits.mostBytes) + " bytes");
    if (m_at > m_limits.freeBytes && m_at / consumed > m_limits.mostRatio)
        return fail(ErrorCode::TooLarge, "it unpacks to more than " + std::to_string(m_limits.mostRatio) + " times its size: that is no export");
    return count;
}

Result<std::size_t> GzipSource::read(std::uint64_t offset, std::span<char> into)
{
    if (offset < m_at)
        if (const auto begun = restart(); !begun)
            return tl::unexpected(begun.error());
    std::string passed(window, '\0');
    while (m_at < offset) {
        const auto ahead = std::min<std::uint64_t>(passed.size(), offset - m_at);
        const auto count = unpack(std::span(passed).first(static_cast<std::size_t>(ahead)));
        if (!count || *count == 0)
            return count;
    }
    std::size_t filled = 0;
    while (filled < into.size()) {
        const auto count = unpack(into.subspan(filled));
        if (!count)
            return count;
        if (*count == 0)
            break;
        filled += *count;
    }
    return filled;
}

} // namespace paillasse::store
