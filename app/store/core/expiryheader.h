// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "app/base/bytes.h"
#include "app/base/result.h"
#include "app/lab/ids.h"

namespace paillasse::store {

// The header of an Expire leaf, in the store-wide ledger: which month of which ledger is gone. Whoever checks the log reads it without a key.
struct ExpiryHeader {
    lab::LaboratoryId laboratory;  // null: the store-wide ledger
    std::uint32_t month = 0;       // year · 100 + month
    std::uint64_t entries = 0;
    bool operator==(const ExpiryHeader&) const = default;
};

Bytes encodeExpiryHeader(const ExpiryHeader& header);
Result<ExpiryHeader> decodeExpiryHeader(ByteView bytes);

} // namespace paillasse::store
