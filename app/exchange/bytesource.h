// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "app/base/bytes.h"
#include "app/base/result.h"
#include "app/exchange/importedrecord.h"

namespace paillasse::exchange {

// Bytes that are read a piece at a time: a file, a member of an archive. No I/O here: whoever has the file implements it.
class ByteSource {
public:
    virtual ~ByteSource() = default;
    // Fewer than asked for only at the end; 0: the end.
    virtual Result<std::size_t> read(std::uint64_t offset, std::span<char> into) = 0;
    [[nodiscard]] virtual std::uint64_t size() const = 0;
};

// Where a stream is, in all that it needs to go on from there.
struct StreamPosition {
    std::uint64_t offset = 0;   // where the next piece begins
    std::uint64_t messages = 0; // given before it
    std::uint64_t lines = 0;    // ended before it
    std::uint64_t header = 0;   // where the header begins that it is read by: of its batch, of its file
    std::uint64_t counted = 0;  // messages given before that header
    bool operator==(const StreamPosition&) const = default;
};

// One message, line or patient of a source: its records, or why there are none.
struct StreamedRecord {
    SourceMessage message;               // place, type, refusal, what was not read
    Bytes sha256;                        // of the source's own bytes
    std::vector<ImportedRecord> records; // one for each patient in it; empty: refused
};

// Reads a source message by message in memory that does not grow with it. A piece that is larger than `mostMessageBytes` is refused with
// where it begins, and skipped. Never throws.
class RecordStream {
public:
    static constexpr std::size_t mostMessageBytes = std::size_t{16} << 20;

    virtual ~RecordStream() = default;
    // Nothing: the end. An error is the source's own.
    virtual Result<std::optional<StreamedRecord>> next() = 0;
    // A stream that is opened there goes on with the next one, as this one would.
    [[nodiscard]] virtual StreamPosition position() const = 0;
};

} // namespace paillasse::exchange
