// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/cborreader.h"

namespace paillasse::cbor {

namespace {

// RFC 3629: no overlong form, no surrogate, nothing above U+10FFFF.
bool isUtf8(std::string_view text)
{
    const auto* at = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto* end = at + text.size();
    while (at < end) {
        if (*at < 0x80) {
            ++at;
            continue;
        }
        const int more = *at >= 0xf0 ? 3 : *at >= 0xe0 ? 2 : 1;
        if (*at < 0xc2 || *at > 0xf4 || end - at <= more)
            return false;
        const auto second = at[1];
        const std::uint8_t low = *at == 0xe0 ? 0xa0 : *at == 0xf0 ? 0x90 : 0x80;
        const std::uint8_t high = *at == 0xed ? 0x9f : *at == 0xf4 ? 0x8f : 0xbf;
        if (second < low || second > high)
            return false;
        for (int i = 2; i <= more; ++i)
            if ((at[i] & 0xc0) != 0x80)
                return false;
        at += more + 1;
    }
    return true;
}

} // namespace

Kind Reader::peek() const
{
    if (m_failed)
        return Kind::Invalid;
    if (atEnd())
        return Kind::End;
    const auto first = m_bytes[m_at];
    switch (first >> 5) {
    case 0: return Kind::Unsigned;
    case 1: return Kind::Negative;
    case 2: return Kind::Bytes;
    case 3: return Kind::Text;
    case 4: return Kind::Array;
    case 5: return Kind::Map;
    default: break;
    }
    if (first == 0xf4)
        return Kind::False;
    if (first == 0xf5)
        return Kind::True;
    if (first == 0xf6)
        return Kind::Null;
    return Kind::Invalid;
}

void Reader::fail(ErrorCode code)
{
    if (m_failed)
        return;
    m_failed = true;
    m_error = code;
}

std::uint64_t Reader::head(std::uint8_t major)
{
    if (m_failed || atEnd() || (m_bytes[m_at] >> 5) != major) {
        fail();
        return 0;
    }
    const auto code = m_bytes[m_at] & 0x1f;
    if (code < 24) {
        ++m_at;
        return static_cast<std::uint64_t>(code);
    }
    if (code > 27) {
        fail();
        return 0;
    }
    const std::size_t width = std::size_t{1} << (code - 24);
    if (m_bytes.size() - m_at - 1 < width) {
        fail();
        return 0;
    }
    std::uint64_t value = 0;
    for (std::size_t i = 1; i <= width; ++i)
        value = value << 8 | m_bytes[m_at + i];
    const bool shortest = width == 1 ? value >= 24 : value >> (4 * width) != 0;
    if (!shortest) {
        fail();
        return 0;
    }
    m_at += width + 1;
    return value;
}

ByteView Reader::take(std::uint64_t count)
{
    if (m_failed || count > m_bytes.size() - m_at) {
        fail();
        return {};
    }
    const auto view = m_bytes.subspan(m_at, static_cast<std::size_t>(count));
    m_at += static_cast<std::size_t>(count);
    return view;
}

std::uint64_t Reader::unsignedInt()
{
    return head(0);
}

std::int64_t Reader::integer()
{
    const bool negative = peek() == Kind::Negative;
    const auto value = head(negative ? 1 : 0);
    if (value > static_cast<std::uint64_t>(INT64_MAX)) {
        fail();
        return 0;
    }
    return negative ? -1 - static_cast<std::int64_t>(value) : static_cast<std::int64_t>(value);
}

ByteView Reader::bytes()
{
    return take(head(2));
}

std::string_view Reader::text()
{
    const auto view = asText(take(head(3)));
    if (!isUtf8(view)) {
        fail();
        return {};
    }
    return view;
}

bool Reader::boolean()
{
    const auto kind = peek();
    if (kind != Kind::True && kind != Kind::False) {
        fail();
        return false;
    }
    ++m_at;
    return kind == Kind::True;
}

void Reader::null()
{
    if (peek() != Kind::Null) {
        fail();
        return;
    }
    ++m_at;
}

std::uint64_t Reader::array()
{
    const auto count = head(4);
    if (count > m_bytes.size() - m_at) {
        fail();
        return 0;
    }
    return count;
}

std::uint64_t Reader::map()
{
    const auto pairs = head(5);
    if (pairs > (m_bytes.size() - m_at) / 2) {
        fail();
        return 0;
    }
    return pairs;
}

ByteView Reader::raw()
{
    const auto start = m_at;
    skip(0);
    return m_failed ? ByteView{} : m_bytes.subspan(start, m_at - start);
}

bool Reader::claim(std::uint64_t count, std::size_t size)
{
    constexpr std::uint64_t perByte = 48;
    constexpr std::uint64_t slack = 4096; // small containers of large structures
    const std::uint64_t most = slack + perByte * m_bytes.size();
    if (m_failed || count > (most - m_claimed) / size) {
        fail(ErrorCode::TooLarge);
        return false;
    }
    m_claimed += count * size;
    return true;
}

void Reader::skip(int depth)
{
    if (depth > maxDepth) {
        fail();
        return;
    }
    std::uint64_t items = 0;
    switch (peek()) {
    case Kind::Unsigned: unsignedInt(); return;
    case Kind::Negative: integer(); return;
    case Kind::Bytes: bytes(); return;
    case Kind::Text: text(); return;
    case Kind::False:
    case Kind::True: boolean(); return;
    case Kind::Null: null(); return;
    case Kind::Array: items = array(); break;
    case Kind::Map: items = 2 * map(); break;
    case Kind::End:
    case Kind::Invalid: fail(); return;
    }
    for (; items > 0 && !m_failed; --items)
        skip(depth + 1);
}

Result<> Reader::finish() const
{
    if (m_failed)
        return paillasse::fail(m_error, "CBOR: not readable at byte " + std::to_string(m_at));
    if (!atEnd())
        return paillasse::fail(ErrorCode::InvalidInput, "CBOR: bytes left over at " + std::to_string(m_at));
    return {};
}

} // namespace paillasse::cbor
