// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/exchange/importedrecord.h"

namespace paillasse::exchange {

// Larger than any record that a stream gives (RecordStream::mostMessageBytes).
inline constexpr std::size_t mostRecordBytes = std::size_t{128} << 20;

// Deterministic CBOR (app/base/cborfields.h): the same record always has the same bytes, and so the same hash.
Bytes encodeRecord(const ImportedRecord& record);
// TooLarge, InvalidInput; Incompatible: written by a newer version.
Result<ImportedRecord> decodeRecord(ByteView bytes);

} // namespace paillasse::exchange
