// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/cborwriter.h"

namespace paillasse::cbor {

void Writer::head(std::uint8_t major, std::uint64_t value)
{
    const auto type = static_cast<std::uint8_t>(major << 5);
    if (value < 24) {
        m_out.push_back(static_cast<std::uint8_t>(type | value));
        return;
    }
    int width = 8;
    std::uint8_t code = 27;
    if (value <= 0xff)
        width = 1, code = 24;
    else if (value <= 0xffff)
        width = 2, code = 25;
    else if (value <= 0xffffffff)
        width = 4, code = 26;
    m_out.push_back(static_cast<std::uint8_t>(type | code));
    for (int shift = 8 * (width - 1); shift >= 0; shift -= 8)
        m_out.push_back(static_cast<std::uint8_t>(value >> shift));
}

void Writer::integer(std::int64_t value)
{
    if (value >= 0)
        head(0, static_cast<std::uint64_t>(value));
    else
        head(1, static_cast<std::uint64_t>(-(value + 1)));
}

void Writer::bytes(ByteView value)
{
    head(2, value.size());
    raw(value);
}

void Writer::text(std::string_view value)
{
    head(3, value.size());
    raw(asBytes(value));
}

} // namespace paillasse::cbor
