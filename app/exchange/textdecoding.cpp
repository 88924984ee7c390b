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
    const bool maybeUtf8 = declared == Charset::Utf8 || declared == Charset::Unknown;
    if (maybeUtf8 && isUtf8(bytes))
        return {std::string(bytes), false};
    Decoded result;
    result.changed = declared == Charset::Utf8;
    result.text.reserve(bytes.size() + bytes.size() / 8);
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        appendUtf8(result.text, declared == Charset::Latin9 ? ofLatin9(byte) : ofWindows1252(byte));
    }
    return result;
}

std::string withoutMarks(ByteView bytes)
{
    const auto starts = [&bytes](std::initializer_list<std::uint8_t> mark) {
        return bytes.size() >= mark.size() && std::equal(mark.begin(), mark.end(), bytes.begin());
    };
    if (starts({0xff, 0xfe}))
        return fromUtf16(bytes.subspan(2), false);
    if (starts({0xfe, 0xff}))
        return fromUtf16(bytes.subspan(2), true);
    return std::string(paillasse::asText(starts({0xef, 0xbb, 0xbf}) ? bytes.subspan(3) : bytes));
}

Bounded asLine(std::string_view utf8, std::size_t most)
{
    return bounded(utf8, most, false);
}

Bounded asText(std::string_view utf8, std::size_t most)
{
    return bounded(utf8, most, true);
}

} // namespace paillasse::exchange
