// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/base/bytes.h"

namespace paillasse::exchange {

enum class Charset { Unknown, Utf8, Latin1, Latin9, Windows1252, MacRoman, Utf16Little, Utf16Big };

// By HL7 table 0211 and by common names: "UNICODE UTF-8", "8859/1", "8859/15", "WINDOWS-1252", "macintosh".
Charset charsetNamed(std::string_view name);
bool isUtf8(std::string_view text);

// To UTF-8. What is declared UTF-8 or not declared at all and is not valid UTF-8 is taken as Windows-1252, which Latin-1 is a part of for
// all printable characters. `changed`: the declaration did not hold.
struct Decoded {
    std::string text;
    bool changed = false;
};
Decoded toUtf8(std::string_view bytes, Charset declared);
// Of a French text that does not say: UTF-8 where it is that, else Windows-1252 or MacRoman by where its accented letters are.
Charset likelyCharset(std::string_view bytes);
// What a byte-order mark says, and its size.
std::optional<Charset> utf16Of(ByteView bytes);
std::size_t markSize(ByteView bytes);
// A whole input: byte-order marks are taken off, UTF-16 becomes UTF-8; the rest stays as it is.
std::string withoutMarks(ByteView bytes);

void appendUtf8(std::string& out, char32_t character);

// One line of `most` characters at most: other control characters and line ends become spaces, ends are trimmed.
struct Bounded {
    std::string text;
    bool isShortened = false;
};
Bounded asLine(std::string_view utf8, std::size_t most);
// The same with line ends and tabs kept.
Bounded asText(std::string_view utf8, std::size_t most);

// A line more of a text; an empty one adds nothing.
void appendLine(std::string& text, std::string_view line);

} // namespace paillasse::exchange
