// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "app/base/bytes.h"
#include "app/base/result.h"
#include "app/base/uuid.h"

namespace paillasse::store {

// The header of an Epoch leaf: where the ledger came from. Of a first epoch, nothing. Workstations hold it against the head they kept.
struct EpochHeader {
    Uuid store;
    std::uint64_t epoch = 0;
    std::uint64_t previousEpoch = 0;
    std::uint64_t previousSize = 0;  // leaves that the backup had
    Bytes previousRoot;
    bool operator==(const EpochHeader&) const = default;
};

// Its sealed entry: who restored, and why.
struct EpochEntry {
    std::string officer;
    std::string reason;
    bool operator==(const EpochEntry&) const = default;
};

Bytes encodeEpochHeader(const EpochHeader& header);
Result<EpochHeader> decodeEpochHeader(ByteView bytes);
Bytes encodeEpochEntry(const EpochEntry& entry);
Result<EpochEntry> decodeEpochEntry(ByteView bytes);

} // namespace paillasse::store
