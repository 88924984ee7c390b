// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "app/crypto/treehead.h"

namespace paillasse::store {

// A signed head as a witness keeps it: one flat JSON object (RFC 8259) on a line,
// {"ledger":"<id>","epoch":1,"size":12,"root":"<hex>","time":1773305220000,"signature":"<hex>"}, the time in milliseconds since 1970.
std::string witnessLine(const crypto::SignedTreeHead& head);
// Several, each ended by a newline.
std::string witnessLines(std::span<const crypto::SignedTreeHead> heads);
// These members in this order, and no others; blanks between them do not matter. Nothing: it is no such line.
std::optional<crypto::SignedTreeHead> readWitnessLine(std::string_view line);

} // namespace paillasse::store
