// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

#include "app/base/bytes.h"

namespace paillasse::cbor {

// Deterministic CBOR, RFC 8949 §4.2.1: shortest integers, definite lengths. Floats and tags are not used: decimals travel as
// mantissa and scale. Map keys must be written in ascending order; fields.h sees to it for structures.
class Writer {
public:
    explicit Writer(Bytes& out) : m_out(out) {}

    void unsignedInt(std::uint64_t value) { head(0, value); }
    void integer(std::int64_t value);
    void bytes(ByteView value);
    // The head alone: the caller appends exactly that many bytes to the output.
    void bytesHead(std::uint64_t size) { head(2, size); }
    void text(std::string_view value);
    void array(std::uint64_t count) { head(4, count); }
    void map(std::uint64_t pairs) { head(5, pairs); }
    void boolean(bool value) { m_out.push_back(value ? 0xf5 : 0xf4); }
    void null() { m_out.push_back(0xf6); }
    // One item that is already deterministic CBOR.
    void raw(ByteView item) { m_out.insert(m_out.end(), item.begin(), item.end()); }

private:
    void head(std::uint8_t major, std::uint64_t value);

    Bytes& m_out;
};

} // namespace paillasse::cbor
