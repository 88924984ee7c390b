// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/sourcelines.h"

#include <algorithm>
#include <array>

namespace paillasse::exchange {

SourceLines::SourceLines(ByteSource& source, std::size_t most, char alsoEnds) : m_source(source), m_most(most), m_alsoEnds(alsoEnds) {}

Result<> SourceLines::begin()
{
    if (m_hasBegun)
        return {};
    std::array<char, 3> first{};
    const auto read = m_source.read(0, first);
    if (!read)
        return tl::unexpected(read.error());
    const auto bytes = asBytes(std::string_view(first.data(), *read));
    m_utf16 = utf16Of(bytes);
    m_mark = markSize(bytes);
    m_hasBegun = true;
    return {};
}

Result<std::optional<Charset>> SourceLines::utf16()
{
    if (const auto begun = begin(); !begun)
        return tl::unexpected(begun.error());
    return m_utf16;
}

Result<> SourceLines::seek(std::uint64_t offset)
{
    if (const auto begun = begin(); !begun)
        return begun;
    if (offset >= m_start && offset <= m_start + m_buffer.size()) {
        m_at = static_cast<std::size_t>(offset - m_start);
        return {};
    }
    m_buffer.clear();
    m_start = offset;
    m_at = 0;
    return {};
}

// What was taken goes, and a window's worth comes behind the rest.
Result<bool> SourceLines::fill()
{
    m_buffer.erase(0, m_at);
    m_start += m_at;
    m_at = 0;
    const auto held = m_buffer.size();
    m_buffer.resize(held + window);
    const auto read = m_source.read(m_start + held, std::span(m_buffer).subspan(held));
    m_buffer.resize(held + (read ? *read : 0));
    if (!read)
        return tl::unexpected(read.error());
    return *read > 0;
}

char32_t SourceLines::unitAt(std::size_t at) const
{
    const auto byte = [this](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(m_buffer[i])); };
    if (!m_utf16)
        return byte(at);
    return *m_utf16 == Charset::Utf16Big ? byte(at) << 8 | byte(at + 1) : byte(at + 1) << 8 | byte(at);
}

// Where the next line end stands, or where the whole units in the buffer are over.
std::size_t SourceLines::endFrom(std::size_t at) const
{
    if (!m_utf16) {
        const std::array<char, 3> ends = {'\r', '\n', m_alsoEnds};
        return std::min(m_buffer.find_first_of(ends.data(), at, m_alsoEnds == 0 ? 2 : 3), m_buffer.size());
    }
    for (; at + 1 < m_buffer.size(); at += 2)
        if (isEnd(unitAt(at)))
            break;
    return std::min(at, m_buffer.size());
}

void SourceLines::take(Line& line, std::size_t until)
{
    line.size += until - m_at;
    line.isTooLong = line.isTooLong || line.size > m_most;
    if (line.isTooLong)
        line.raw = std::string();
    else
        line.raw.append(m_buffer, m_at, until - m_at);
    m_at = until;
}

Result<bool> SourceLines::next(Line& line)
{
    if (const auto begun = begin(); !begun)
        return tl::unexpected(begun.error());
    line = Line();
    line.offset = m_start + m_at;
    std::size_t end = 0; // its size
    for (;;) {
        take(line, endFrom(m_at));
        const bool isAtEnd = m_at + unit() <= m_buffer.size();
        const bool mayGoOn = isAtEnd && unitAt(m_at) == '\r' && m_at + 2 * unit() > m_buffer.size();
        if (isAtEnd && !mayGoOn) {
            const bool isPair = unitAt(m_at) == '\r' && unitAt(m_at + unit()) == '\n';
            end = (isPair ? 2 : 1) * unit();
            break;
        }
        const auto more = fill();
        if (!more)
            return tl::unexpected(more.error());
        if (*more)
            continue;
        end = isAtEnd ? unit() : 0; // a last CR
        take(line, m_buffer.size() - end);
        break;
    }
    take(line, m_at + end);
    if (line.size == 0)
        return false;
    if (line.isTooLong)
        return true;
    const auto mark = line.offset == 0 ? m_mark : 0;
    const auto body = std::string_view(line.raw).substr(0, line.raw.size() - end);
    const auto bare = body.substr(std::min(mark, body.size()));
    line.text = m_utf16 ? toUtf8(bare, *m_utf16).text : std::string(bare);
    return true;
}

} // namespace paillasse::exchange
