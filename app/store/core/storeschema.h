// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "app/sql/schema.h"

namespace paillasse::store {

// The core's tables in store.db, and index.db's.
const std::vector<sql::SchemaStep>& storeSchema();
const std::vector<sql::SchemaStep>& indexSchema();

// A row's number in document, ledger and node is its laboratory's number and its place there, so that each laboratory's rows lie together
// in the one file, in order.
constexpr unsigned placeBits = 48;
constexpr std::uint64_t rowOf(std::uint16_t laboratory, std::uint64_t place) { return std::uint64_t{laboratory} << placeBits | place; }
constexpr std::uint64_t placeOf(std::uint64_t row) { return row & ((std::uint64_t{1} << placeBits) - 1); }
constexpr std::uint16_t laboratoryOf(std::uint64_t row) { return static_cast<std::uint16_t>(row >> placeBits); }

} // namespace paillasse::store
