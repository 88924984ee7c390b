// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/uuid.h"

#include <algorithm>
#include <cstdlib>

#ifdef _WIN32
#include <random>
#else
#include <unistd.h>
#endif

#include "app/base/hexdigit.h"

namespace paillasse {

namespace {

std::uint64_t random64()
{
    // The operating system's generator: an id must not be guessable from another. Not std::random_device where it can be helped: it
    // takes the processor's seed instruction, which costs 6 µs a word on some machines.
#ifdef _WIN32
    thread_local std::random_device device;
    return (std::uint64_t{device()} << 32) | device();
#else
    std::uint64_t bits = 0;
    if (::getentropy(&bits, sizeof bits) != 0)
        std::abort(); // no kernel that this runs on refuses eight bytes
    return bits;
#endif
}

bool isHyphenPlace(std::size_t place)
{
    return place == 8 || place == 13 || place == 18 || place == 23;
}

} // namespace

Uuid Uuid::make(Instant now)
{
    std::array<std::uint8_t, size> bytes{};
    const auto ms = static_cast<std::uint64_t>(now.ms);
    for (std::size_t i = 0; i < 6; ++i)
        bytes[i] = static_cast<std::uint8_t>(ms >> (40 - 8 * i));
    auto bits = random64();
    for (std::size_t i = 6; i < 8; ++i, bits >>= 8)
        bytes[i] = static_cast<std::uint8_t>(bits);
    bits = random64();
    for (std::size_t i = 8; i < size; ++i, bits >>= 8)
        bytes[i] = static_cast<std::uint8_t>(bits);
    bytes[6] = static_cast<std::uint8_t>(0x70 | (bytes[6] & 0x0f)); // version 7
    bytes[8] = static_cast<std::uint8_t>(0x80 | (bytes[8] & 0x3f)); // variant 10
    return Uuid(bytes);
}

std::optional<Uuid> Uuid::parse(std::string_view text)
{
    if (text.size() != 36)
        return std::nullopt;
    std::array<std::uint8_t, size> bytes{};
    std::size_t at = 0;
    for (std::size_t place = 0; place < text.size();) {
        if (isHyphenPlace(place)) {
            if (text[place++] != '-')
                return std::nullopt;
            continue;
        }
        const int high = hexDigit(text[place]);
        const int low = hexDigit(text[place + 1]);
        if (high < 0 || low < 0)
            return std::nullopt;
        bytes[at++] = static_cast<std::uint8_t>(high << 4 | low);
        place += 2;
    }
    return Uuid(bytes);
}

std::optional<Uuid> Uuid::fromBytes(ByteView view)
{
    if (view.size() != size)
        return std::nullopt;
    std::array<std::uint8_t, size> bytes{};
    std::copy(view.begin(), view.end(), bytes.begin());
    return Uuid(bytes);
}

std::string Uuid::toString() const
{
    static constexpr char digits[] = "0123456789abcdef";
    std::string text;
    text.reserve(36);
    for (const auto byte : m_bytes) {
        if (isHyphenPlace(text.size()))
            text += '-';
        text += digits[byte >> 4];
        text += digits[byte & 0x0f];
    }
    return text;
}

} // namespace paillasse
