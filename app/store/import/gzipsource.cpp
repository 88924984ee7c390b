// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/import/gzipsource.h"

#include <zlib.h>

#include <algorithm>

namespace paillasse::store {

namespace {

constexpr std::size_t window = std::size_t{256} << 10;
constexpr std::uint64_t apartAtFirst = std::uint64_t{256} << 10;

} // namespace

// Where it is in the file, and all that zlib knows there.
struct GzipSource::Inflater {
    Inflater() { isBegun = inflateInit2(&stream, 15 + 16) == Z_OK; } // gzip only
    explicit Inflater(Inflater& other) : isMemberOver(other.isMemberOver), taken(other.taken - other.stream.avail_in), at(other.at)
    {
        isBegun = inflateCopy(&stream, &other.stream) == Z_OK;
        stream.next_in = nullptr;
        stream.avail_in = 0;
    }
    Inflater& operator=(const Inflater&) = delete;
    ~Inflater()
    {
        if (isBegun)
            inflateEnd(&stream);
    }

    z_stream stream{};
    bool isBegun = false;
    bool isMemberOver = false;
    std::uint64_t taken = 0; // of the packed source
    std::uint64_t at = 0;    // unpacked so far
};

GzipSource::GzipSource(std::unique_ptr<exchange::ByteSource> packed, const Limits& limits) : m_packed(std::move(packed)), m_limits(limits), m_window(window, '\0'), m_apart(apartAtFirst) {}

GzipSource::~GzipSource() = default;

Result<std::unique_ptr<GzipSource>> GzipSource::open(std::unique_ptr<exchange::ByteSource> packed, const Limits& limits)
{
    std::unique_ptr<GzipSource> source(new GzipSource(std::move(packed), limits));
    if (const auto begun = source->goBackTo(0); !begun)
        return tl::unexpected(begun.error());
    std::string buffer(window, '\0');
    for (;;) {
        const auto count = source->unpack(buffer);
        if (!count)
            return tl::unexpected(count.error());
        if (*count == 0)
            break;
    }
    source->m_size = source->m_inflater->at;
    if (const auto begun = source->goBackTo(0); !begun)
        return tl::unexpected(begun.error());
    return source;
}

Result<> GzipSource::goBackTo(std::uint64_t offset)
{
    const auto after = std::ranges::find_if(m_places, [offset](const auto& place) { return place->at > offset; });
    m_inflater = after == m_places.begin() ? std::make_unique<Inflater>() : std::make_unique<Inflater>(**std::prev(after));
    return m_inflater->isBegun ? Result<>() : fail(ErrorCode::Internal, "zlib does not start");
}

// Twice as far apart, and half as many, whenever there are too many.
void GzipSource::remember()
{
    if (m_inflater->at < (m_places.empty() ? 0 : m_places.back()->at) + m_apart)
        return;
    m_places.push_back(std::make_unique<Inflater>(*m_inflater));
    if (!m_places.back()->isBegun)
        m_places.pop_back();
    if (m_places.size() < mostPlaces)
        return;
    m_apart *= 2;
    std::vector<std::unique_ptr<Inflater>> kept;
    for (std::size_t i = 1; i < m_places.size(); i += 2)
        kept.push_back(std::move(m_places[i]));
    m_places = std::move(kept);
}

Result<std::size_t> GzipSource::unpack(std::span<char> into)
{
    auto& stream = m_inflater->stream;
    stream.next_out = reinterpret_cast<Bytef*>(into.data());
    stream.avail_out = static_cast<uInt>(std::min(into.size(), window));
    const auto wanted = stream.avail_out;
    while (stream.avail_out > 0) {
        if (stream.avail_in == 0) {
            const auto read = m_packed->read(m_inflater->taken, m_window);
            if (!read)
                return tl::unexpected(read.error());
            m_inflater->taken += *read;
            stream.next_in = reinterpret_cast<Bytef*>(m_window.data());
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
    m_inflater->at += count;
    const auto consumed = std::max<std::uint64_t>(m_inflater->taken - stream.avail_in, 1);
    if (m_inflater->at > m_limits.mostBytes)
        return fail(ErrorCode::TooLarge, "it unpacks to more than " + std::to_string(m_limits.mostBytes) + " bytes");
    if (m_inflater->at > m_limits.freeBytes && m_inflater->at / consumed > m_limits.mostRatio)
        return fail(ErrorCode::TooLarge, "it unpacks to more than " + std::to_string(m_limits.mostRatio) + " times its size: that is no export");
    remember();
    return count;
}

Result<const std::string*> GzipSource::block(std::uint64_t number)
{
    if (const auto known = std::ranges::find(m_blocks, number, &Block::number); known != m_blocks.end()) {
        std::rotate(known, known + 1, m_blocks.end());
        return &m_blocks.back().bytes;
    }
    const auto begin = number * blockBytes;
    if (begin < m_inflater->at)
        if (const auto begun = goBackTo(begin); !begun)
            return tl::unexpected(begun.error());
    Block made{number, std::string(blockBytes, '\0')};
    std::size_t filled = 0;
    for (bool isEnd = false; !isEnd && filled < made.bytes.size();) {
        const bool isAhead = m_inflater->at < begin; // what is passed is unpacked into the same bytes
        const auto room = isAhead ? std::min<std::uint64_t>(blockBytes, begin - m_inflater->at) : made.bytes.size() - filled;
        const auto count = unpack(std::span(made.bytes).subspan(filled, static_cast<std::size_t>(room)));
        if (!count)
            return tl::unexpected(count.error());
        isEnd = *count == 0;
        filled += isAhead ? 0 : *count;
    }
    made.bytes.resize(filled);
    if (m_blocks.size() >= mostBlocks)
        m_blocks.erase(m_blocks.begin());
    m_blocks.push_back(std::move(made));
    return &m_blocks.back().bytes;
}

Result<std::size_t> GzipSource::read(std::uint64_t offset, std::span<char> into)
{
    std::size_t filled = 0;
    while (filled < into.size() && offset < m_size) {
        const auto held = block(offset / blockBytes);
        if (!held)
            return tl::unexpected(held.error());
        const auto within = static_cast<std::size_t>(offset % blockBytes);
        if (within >= (*held)->size())
            break;
        const auto count = std::min(into.size() - filled, (*held)->size() - within);
        std::copy_n((*held)->begin() + static_cast<std::ptrdiff_t>(within), count, into.begin() + static_cast<std::ptrdiff_t>(filled));
        filled += count;
        offset += count;
    }
    return filled;
}

} // namespace paillasse::store
