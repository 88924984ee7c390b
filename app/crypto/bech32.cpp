// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/bech32.h"

namespace paillasse::crypto {

namespace {

constexpr std::string_view digits = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
constexpr std::size_t checksumDigits = 6;

tl::unexpected<Error> wrong(const char* what)
{
    return fail(ErrorCode::InvalidInput, std::string("bech32: ") + what);
}

// The checksum's polynomial over GF(32), a value at a time.
class Checksum {
public:
    void add(std::uint8_t value)
    {
        static constexpr std::uint32_t generator[] = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
        const auto top = m_sum >> 25U;
        m_sum = ((m_sum & 0x1ffffffU) << 5U) ^ value;
        for (unsigned i = 0; i < 5; ++i)
            if (((top >> i) & 1U) != 0)
                m_sum ^= generator[i];
    }
    [[nodiscard]] bool holds() const { return m_sum == 1; }

private:
    std::uint32_t m_sum = 1;
};

// Five bits each to eight bits each; what is left over is less than five bits, and zero.
Result<Bytes> regrouped(const Bytes& values)
{
    Bytes bytes;
    std::uint32_t kept = 0;
    unsigned bits = 0;
    for (const auto value : values) {
        kept = (kept << 5U) | value;
        bits += 5;
        if (bits >= 8) {
            bits -= 8;
            bytes.push_back(static_cast<std::uint8_t>(kept >> bits));
            kept &= (1U << bits) - 1;
        }
    }
    if (bits >= 5 || kept != 0)
        return wrong("bits are left over at its end");
    return bytes;
}

} // namespace

Result<Bytes> fromBech32(std::string_view prefix, std::string_view text)
{
    if (!text.starts_with(prefix) || !text.substr(prefix.size()).starts_with('1'))
        return wrong("it does not begin as it should");
    const auto data = text.substr(prefix.size() + 1);
    if (data.size() < checksumDigits)
        return wrong("it is too short");
    Checksum checksum;
    for (const char c : prefix)
        checksum.add(static_cast<std::uint8_t>(static_cast<unsigned char>(c) >> 5U));
    checksum.add(0);
    for (const char c : prefix)
        checksum.add(static_cast<std::uint8_t>(c) & 31U);
    Bytes values;
    for (const char c : data) {
        const auto digit = digits.find(c);
        if (digit == std::string_view::npos)
            return wrong("a character in it is none of its alphabet");
        values.push_back(static_cast<std::uint8_t>(digit));
        checksum.add(values.back());
    }
    if (!checksum.holds())
        return wrong("its checksum does not fit: it is mistyped or cut");
    values.resize(values.size() - checksumDigits);
    return regrouped(values);
}

} // namespace paillasse::crypto
