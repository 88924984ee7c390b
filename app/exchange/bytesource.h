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

// One message, line or patient of a source: a record, or why there is none.
struct StreamedRecord {
    SourceMessage message;                // place, type, refusal, what was not read
    Bytes sha256;                         // of the source's own bytes
    std::optional<ImportedRecord> record; // nothing: refused, or the message has none
};

// Reads a source record by record in memory that does not grow with it. A piece that is larger than `mostMessageBytes` is refused with
// where it begins, and skipped. Never throws.
class RecordStream {
public:
    static constexpr std::size_t mostMessageBytes = std::size_t{16} << 20;

    virtual ~RecordStream() = default;
    // Nothing: the end.
    virtual Result<std::optional<StreamedRecord>> next() = 0;
    // Where the next one begins: a stream that is opened there goes on with it.
    [[nodiscard]] virtual std::uint64_t position() const = 0;
};

} // namespace paillasse::exchange
