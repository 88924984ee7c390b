// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/base64.h"

namespace paillasse::exchange {

namespace {

int valueOf(char c)
{
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 26;
    if (c >= '0' && c <= '9')
        return c - '0' + 52;
    if (c == '+' || c == '-')
        return 62;
    return c == '/' || c == '_' ? 63 : -1;
}

} // namespace

std::optional<Bytes> fromBase64(std::string_view text)
{
    Bytes out;
    out.reserve(text.size() / 4 * 3 + 3);
    std::uint32_t group = 0;
    int bits = 0;
    bool padded = false;
    for (const char c : text) {
        if (c == ' ' || c == '\r' || c == '\n' || c == '\t')
            continue;
        if (c == '=') {
            padded = true;
            continue;
        }
        const int value = valueOf(c);
        if (value < 0 || padded)
            return std::nullopt;
        group = group << 6 | static_cast<std::uint32_t>(value);
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            out.push_back(static_cast<std::uint8_t>(group >> bits & 0xff));
        }
    }
    if (bits >= 6) // one character of a group alone holds no byte
        return std::nullopt;
    return out;
}

std::string toBase64(ByteView bytes)
{
    static constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const auto at = [&bytes, i](std::size_t n) { return i + n < bytes.size() ? std::uint32_t{bytes[i + n]} : 0U; };
        const auto group = at(0) << 16U | at(1) << 8U | at(2);
        text += digits[group >> 18U];
        text += digits[group >> 12U & 63U];
        text += i + 1 < bytes.size() ? digits[group >> 6U & 63U] : '=';
        text += i + 2 < bytes.size() ? digits[group & 63U] : '=';
    }
    return text;
}

} // namespace paillasse::exchange
