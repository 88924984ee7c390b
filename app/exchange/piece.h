// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "app/exchange/bytesource.h"
#include "app/exchange/sourcelines.h"

namespace paillasse::exchange {

// Lines of a source that belong together, gathered until they are whole. Beyond RecordStream::mostMessageBytes only their place is kept.
struct Piece {
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
    std::uint64_t lines = 0;
    std::uint64_t linesBefore = 0; // in the source
    std::string raw;               // its bytes
    bool isTooLarge = false;

    [[nodiscard]] bool empty() const { return size == 0; }
    [[nodiscard]] std::uint64_t past() const { return offset + size; }
    void add(const SourceLines::Line& line, std::uint64_t before);
};

// What a stream gives of a piece before anybody has read it: place, bytes, hash, and the refusal of one that is too large.
Result<StreamedRecord> begunOf(const Piece& piece, const MessagePlace& place, ByteSource& source);

// "line 17", counted in the source.
std::string lineName(std::uint64_t number);

} // namespace paillasse::exchange
