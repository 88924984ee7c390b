// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "app/base/bytes.h"
#include "app/base/result.h"

namespace paillasse::cbor {

enum class Kind { Unsigned, Negative, Bytes, Text, Array, Map, False, True, Null, End, Invalid };

// Reads deterministic CBOR and nothing else: a longer integer than needed, an indefinite length, a float, a tag, text that is not
// UTF-8 or nesting deeper than 32 is an error. The first error sticks: what is read after it is empty, so a decoder checks once,
// at the end. Views point into the bytes given and live as long as they do.
class Reader {
public:
    static constexpr int maxDepth = 32;

    explicit Reader(ByteView bytes) : m_bytes(bytes) {}

    [[nodiscard]] Kind peek() const;
    std::uint64_t unsignedInt();
    std::int64_t integer();
    ByteView bytes();
    std::string_view text();
    bool boolean();
    void null();
    // The count of items (array) or of pairs (map). Never more than the bytes that are left, so it may size a container.
    std::uint64_t array();
    std::uint64_t map();
    // One whole item of any kind, as its bytes.
    ByteView raw();
    // Asks before making `count` items of `size` bytes each: an error once more than 48 bytes were asked for each byte given, so that
    // a few bytes cannot make gigabytes. A structure of this project takes up to some 30 for each byte of its shortest honest form.
    bool claim(std::uint64_t count, std::size_t size);

    [[nodiscard]] bool ok() const { return !m_failed; }
    [[nodiscard]] std::size_t offset() const { return m_at; }
    [[nodiscard]] bool atEnd() const { return m_at == m_bytes.size(); }
    void fail(ErrorCode code = ErrorCode::InvalidInput);
    // What happened: an error with the byte's offset; also when bytes are left over.
    [[nodiscard]] Result<> finish() const;

private:
    std::uint64_t head(std::uint8_t major);
    ByteView take(std::uint64_t count);
    void skip(int depth);

    ByteView m_bytes;
    std::size_t m_at = 0;
    std::uint64_t m_claimed = 0;
    bool m_failed = false;
    ErrorCode m_error = ErrorCode::InvalidInput;
};

} // namespace paillasse::cbor
