// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "app/access/view.h"
#include "app/base/bytes.h"
#include "app/base/result.h"

namespace paillasse::wire {

// Where a cache stands in a laboratory's feed; opaque to the client, which keeps it in the transaction of the documents it covers.
struct Cursor {
    Uuid store;
    std::uint64_t epoch = 0;
    std::uint64_t sequence = 0;     // every change up to here is in the cache
    // Of a snapshot under way, newest first: documents with sequence in (resumeBelow, …, snapshotTop] are in. Zero: none under way.
    std::uint64_t snapshotTop = 0;
    std::uint64_t resumeBelow = 0;
    Bytes viewHash;                 // 16 bytes
    bool operator==(const Cursor&) const = default;
};

// URL-safe base64 of the CBOR, for the query string: it holds no patient data.
std::string encodeCursor(const Cursor& cursor);
Result<Cursor> decodeCursor(std::string_view text);
// The bytes that are hashed for Cursor::viewHash (SHA-256, first 16).
Bytes viewBytes(const access::View& view);

} // namespace paillasse::wire
