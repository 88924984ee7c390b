// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/exchange/bytesource.h"
#include "app/exchange/textdecoding.h"

namespace paillasse::exchange {

// The lines of a source one by one, through a window that moves on: whatever a line's length, no more than `most` bytes of it are held.
// Line ends are CR, LF, CR LF, and `alsoEnds` where it is not zero.
class SourceLines {
public:
    static constexpr std::size_t window = std::size_t{256} << 10;

    struct Line {
        std::uint64_t offset = 0;
        std::uint64_t size = 0;  // with its end
        std::string raw;         // with its end; empty when it is too long
        std::string text;        // without; as it is, or UTF-8 where the source is UTF-16
        bool isTooLong = false;
    };

    SourceLines(ByteSource& source, std::size_t most, char alsoEnds = 0);

    // What the source's first bytes say; nothing: bytes.
    Result<std::optional<Charset>> utf16();
    Result<> seek(std::uint64_t offset);
    // False: the end. A byte-order mark at the beginning belongs to the first line's bytes and not to its text.
    Result<bool> next(Line& line);

private:
    Result<> begin();
    Result<bool> fill();
    [[nodiscard]] std::size_t unit() const { return m_utf16 ? 2 : 1; }
    [[nodiscard]] char32_t unitAt(std::size_t at) const;
    [[nodiscard]] bool isEnd(char32_t c) const { return c == '\r' || c == '\n' || (m_alsoEnds != 0 && c == static_cast<unsigned char>(m_alsoEnds)); }
    [[nodiscard]] std::size_t endFrom(std::size_t at) const;
    void take(Line& line, std::size_t until);

    ByteSource& m_source;
    std::size_t m_most;
    char m_alsoEnds;
    bool m_hasBegun = false;
    std::optional<Charset> m_utf16;
    std::size_t m_mark = 0;
    std::string m_buffer;
    std::uint64_t m_start = 0; // of the buffer in the source
    std::size_t m_at = 0;      // in the buffer
};

} // namespace paillasse::exchange
