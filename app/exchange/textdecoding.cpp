// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/textdecoding.h"

#include <algorithm>
#include <array>

#include <simdjson.h>

namespace paillasse::exchange {

namespace {

// Windows-1252, 0x80 to 0x9f; a zero is not assigned.
constexpr std::array<char16_t, 32> windowsBlock = {
    0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017d, 0,
    0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178};

// Mac OS Roman, 0x80 to 0xff.
constexpr std::array<char16_t, 128> macBlock = {
    0x00c4, 0x00c5, 0x00c7, 0x00c9, 0x00d1, 0x00d6, 0x00dc, 0x00e1, 0x00e0, 0x00e2, 0x00e4, 0x00e3, 0x00e5, 0x00e7, 0x00e9, 0x00e8,
    0x00ea, 0x00eb, 0x00ed, 0x00ec, 0x00ee, 0x00ef, 0x00f1, 0x00f3, 0x00f2, 0x00f4, 0x00f6, 0x00f5, 0x00fa, 0x00f9, 0x00fb, 0x00fc,
    0x2020, 0x00b0, 0x00a2, 0x00a3, 0x00a7, 0x2022, 0x00b6, 0x00df, 0x00ae, 0x00a9, 0x2122, 0x00b4, 0x00a8, 0x2260, 0x00c6, 0x00d8,
    0x221e, 0x00b1, 0x2264, 0x2265, 0x00a5, 0x00b5, 0x2202, 0x2211, 0x220f, 0x03c0, 0x222b, 0x00aa, 0x00ba, 0x03a9, 0x00e6, 0x00f8,
    0x00bf, 0x00a1, 0x00ac, 0x221a, 0x0192, 0x2248, 0x2206, 0x00ab, 0x00bb, 0x2026, 0x00a0, 0x00c0, 0x00c3, 0x00d5, 0x0152, 0x0153,
    0x2013, 0x2014, 0x201c, 0x201d, 0x2018, 0x2019, 0x00f7, 0x25ca, 0x00ff, 0x0178, 0x2044, 0x20ac, 0x2039, 0x203a, 0xfb01, 0xfb02,
    0x2021, 0x00b7, 0x201a, 0x201e, 0x2030, 0x00c2, 0x00ca, 0x00c1, 0x00cb, 0x00c8, 0x00cd, 0x00ce, 0x00cf, 0x00cc, 0x00d3, 0x00d4,
    0xf8ff, 0x00d2, 0x00da, 0x00db, 0x00d9, 0x0131, 0x02c6, 0x02dc, 0x00af, 0x02d8, 0x02d9, 0x02da, 0x00b8, 0x02dd, 0x02db, 0x02c7};

constexpr char32_t replacement = 0xfffd;

char32_t ofLatin9(unsigned char byte)
{
    switch (byte) {
    case 0xa4: return 0x20ac;
    case 0xa6: return 0x0160;
    case 0xa8: return 0x0161;
    case 0xb4: return 0x017d;
    case 0xb8: return 0x017e;
    case 0xbc: return 0x0152;
    case 0xbd: return 0x0153;
    case 0xbe: return 0x0178;
    default: return byte;
    }
}

char32_t ofWindows1252(unsigned char byte)
{
    if (byte < 0x80 || byte > 0x9f)
        return byte;
    const char32_t character = windowsBlock[byte - 0x80];
    return character == 0 ? replacement : character;
}

char32_t charOf(unsigned char byte, Charset charset)
{
    if (charset == Charset::MacRoman)
        return byte < 0x80 ? byte : macBlock[byte - 0x80];
    return charset == Charset::Latin9 ? ofLatin9(byte) : ofWindows1252(byte);
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::string lower(std::string_view text)
{
    std::string out;
    for (const char c : text)
        out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return out;
}

std::string fromUtf16(ByteView bytes, bool bigEndian)
{
    std::string out;
    char32_t high = 0;
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        const char32_t unit = bigEndian ? bytes[i] << 8 | bytes[i + 1] : bytes[i + 1] << 8 | bytes[i];
        const bool isHigh = unit >= 0xd800 && unit < 0xdc00;
        const bool isLow = unit >= 0xdc00 && unit < 0xe000;
        if (high != 0 && !isLow)
            appendUtf8(out, replacement);
        if (isLow)
            appendUtf8(out, high == 0 ? replacement : 0x10000 + ((high - 0xd800) << 10) + (unit - 0xdc00));
        else if (!isHigh)
            appendUtf8(out, unit);
        high = isHigh ? unit : 0;
    }
    if (high != 0 || bytes.size() % 2 != 0)
        appendUtf8(out, replacement);
    return out;
}

std::size_t sequenceSize(unsigned char first)
{
    if (first < 0x80)
        return 1;
    return first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

Bounded bounded(std::string_view utf8, std::size_t most, bool keepsLines)
{
    Bounded result;
    std::size_t count = 0;
    for (std::size_t at = 0; at < utf8.size();) {
        const auto first = static_cast<unsigned char>(utf8[at]);
        const auto size = std::min(sequenceSize(first), utf8.size() - at);
        const auto character = utf8.substr(at, size);
        at += size;
        const bool isC1 = first == 0xc2 && size == 2 && static_cast<unsigned char>(character[1]) < 0xa0;
        const bool isKept = keepsLines && (first == '\n' || first == '\t');
        const bool isControl = (first < 0x20 && !isKept) || first == 0x7f || isC1;
        if (result.text.empty() && (isControl || first == ' '))
            continue;
        if (count == most) {
            result.isShortened = utf8.substr(at - size).find_first_not_of(" \r\n\t") != std::string_view::npos;
            break;
        }
        ++count;
        if (isControl)
            result.text += ' ';
        else
            result.text += character;
    }
    const auto last = result.text.find_last_not_of(" \n\t");
    result.text.resize(last == std::string::npos ? 0 : last + 1);
    return result;
}

} // namespace

Charset charsetNamed(std::string_view name)
{
    const auto wanted = lower(name);
    if (wanted.find("utf-8") != std::string::npos || wanted.find("utf8") != std::string::npos)
        return Charset::Utf8;
    if (wanted.find("mac") != std::string::npos)
        return Charset::MacRoman;
    if (wanted.find("1252") != std::string::npos)
        return Charset::Windows1252;
    if (wanted.find("8859/15") != std::string::npos || wanted.find("8859-15") != std::string::npos)
        return Charset::Latin9;
    if (wanted.find("8859/1") != std::string::npos || wanted.find("8859-1") != std::string::npos)
        return Charset::Latin1;
    return Charset::Unknown;
}

bool isUtf8(std::string_view text)
{
    return simdjson::validate_utf8(text.data(), text.size());
}

void appendUtf8(std::string& out, char32_t c)
{
    if (c > 0x10ffff || (c >= 0xd800 && c < 0xe000))
        c = replacement;
    if (c < 0x80) {
        out += static_cast<char>(c);
    } else if (c < 0x800) {
        out += static_cast<char>(0xc0 | c >> 6);
        out += static_cast<char>(0x80 | (c & 0x3f));
    } else if (c < 0x10000) {
        out += static_cast<char>(0xe0 | c >> 12);
        out += static_cast<char>(0x80 | (c >> 6 & 0x3f));
        out += static_cast<char>(0x80 | (c & 0x3f));
    } else {
        out += static_cast<char>(0xf0 | c >> 18);
        out += static_cast<char>(0x80 | (c >> 12 & 0x3f));
        out += static_cast<char>(0x80 | (c >> 6 & 0x3f));
        out += static_cast<char>(0x80 | (c & 0x3f));
    }
}

Decoded toUtf8(std::string_view bytes, Charset declared)
{
    if (declared == Charset::Utf16Little || declared == Charset::Utf16Big)
        return {fromUtf16(asBytes(bytes), declared == Charset::Utf16Big), false};
    const bool maybeUtf8 = declared == Charset::Utf8 || declared == Charset::Unknown;
    if (maybeUtf8 && isUtf8(bytes))
        return {std::string(bytes), false};
    Decoded result;
    result.changed = declared == Charset::Utf8;
    result.text.reserve(bytes.size() + bytes.size() / 8);
    for (const char c : bytes)
        appendUtf8(result.text, charOf(static_cast<unsigned char>(c), declared));
    return result;
}

Charset likelyCharset(std::string_view bytes)
{
    if (isUtf8(bytes))
        return Charset::Utf8;
    // à â ç è é ê ë î ô ù û and É, as each has them beside a letter: the other has no letter there.
    static constexpr std::string_view mac = "\x88\x89\x8d\x8e\x8f\x90\x91\x94\x99\x9d\x9e\x83";
    static constexpr std::string_view windows = "\xe0\xe2\xe7\xe8\xe9\xea\xeb\xee\xf4\xf9\xfb\xc9";
    std::size_t asMac = 0;
    std::size_t asWindows = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const bool isBesideLetter = (i > 0 && isLetter(bytes[i - 1])) || (i + 1 < bytes.size() && isLetter(bytes[i + 1]));
        asMac += isBesideLetter && mac.find(bytes[i]) != std::string_view::npos ? 1 : 0;
        asWindows += isBesideLetter && windows.find(bytes[i]) != std::string_view::npos ? 1 : 0;
    }
    return asMac > asWindows ? Charset::MacRoman : Charset::Windows1252;
}

std::optional<Charset> utf16Of(ByteView bytes)
{
    if (bytes.size() >= 2 && bytes[0] == 0xff && bytes[1] == 0xfe)
        return Charset::Utf16Little;
    if (bytes.size() >= 2 && bytes[0] == 0xfe && bytes[1] == 0xff)
        return Charset::Utf16Big;
    return std::nullopt;
}

std::size_t markSize(ByteView bytes)
{
    const bool isUtf8Mark = bytes.size() >= 3 && bytes[0] == 0xef && bytes[1] == 0xbb && bytes[2] == 0xbf;
    return isUtf8Mark ? 3 : utf16Of(bytes) ? 2 : 0;
}

std::string withoutMarks(ByteView bytes)
{
    if (const auto utf16 = utf16Of(bytes))
        return toUtf8(paillasse::asText(bytes.subspan(2)), *utf16).text;
    return std::string(paillasse::asText(bytes.subspan(markSize(bytes))));
}

Bounded asLine(std::string_view utf8, std::size_t most)
{
    return bounded(utf8, most, false);
}

Bounded asText(std::string_view utf8, std::size_t most)
{
    return bounded(utf8, most, true);
}

void appendLine(std::string& text, std::string_view line)
{
    if (line.empty())
        return;
    if (!text.empty())
        text += '\n';
    text += line;
}

} // namespace paillasse::exchange
