// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/net/request.h"

#include <charconv>

#include "app/base/hexdigit.h"

namespace paillasse::store {

namespace {

std::string percentDecoded(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size() && hexDigit(text[i + 1]) >= 0 && hexDigit(text[i + 2]) >= 0) {
            out += static_cast<char>(hexDigit(text[i + 1]) * 16 + hexDigit(text[i + 2]));
            i += 2;
        } else {
            out += text[i] == '+' ? ' ' : text[i];
        }
    }
    return out;
}

int base64urlDigit(char c)
{
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 26;
    if (c >= '0' && c <= '9')
        return c - '0' + 52;
    if (c == '-')
        return 62;
    return c == '_' ? 63 : -1;
}

} // namespace

std::optional<std::string> RequestHead::parameter(std::string_view name) const
{
    std::string_view rest = query;
    while (!rest.empty()) {
        const auto end = rest.find('&');
        const auto pair = rest.substr(0, end);
        const auto equals = pair.find('=');
        if (pair.substr(0, equals) == name)
            return equals == std::string_view::npos ? std::string() : percentDecoded(pair.substr(equals + 1));
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    }
    return std::nullopt;
}

SecretBytes bearerToken(std::string_view authorization)
{
    constexpr std::string_view scheme = "Bearer ";
    constexpr std::size_t tokenSize = 32;
    constexpr std::size_t encodedSize = 43; // without padding
    if (!authorization.starts_with(scheme))
        return {};
    auto text = authorization.substr(scheme.size());
    if (text.size() == encodedSize + 1 && text.ends_with('='))
        text.remove_suffix(1);
    if (text.size() != encodedSize)
        return {};
    SecretBytes token(tokenSize);
    std::size_t at = 0;
    unsigned bits = 0;
    unsigned held = 0;
    for (const char c : text) {
        const auto digit = base64urlDigit(c);
        if (digit < 0)
            return {};
        held = (held << 6) | static_cast<unsigned>(digit);
        bits += 6;
        if (bits >= 8 && at < tokenSize) {
            bits -= 8;
            token.writable()[at++] = static_cast<std::uint8_t>(held >> bits);
            held &= (1u << bits) - 1;
        }
    }
    // The last character carries two bits more than the token: a second spelling of one token is none.
    if (held != 0)
        return {};
    return token;
}

Instant clockOf(std::string_view milliseconds)
{
    constexpr std::size_t mostDigits = 15; // of the year 33658: what is longer is no clock
    std::int64_t ms = 0;
    const auto* end = milliseconds.data() + milliseconds.size();
    const auto [stop, error] = std::from_chars(milliseconds.data(), end, ms);
    return milliseconds.size() <= mostDigits && error == std::errc() && stop == end && ms > 0 ? Instant{ms} : Instant();
}

} // namespace paillasse::store
