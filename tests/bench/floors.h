// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "app/base/bytes.h"
#include "app/base/secretbytes.h"

namespace paillasse::bench {

// Rows per second of one durable group commit after another: `group` rows of `size` bytes in each transaction, SQLCipher, synchronous FULL.
double groupCommitFloor(const std::string& folder, std::size_t group, std::size_t size);
// Documents per second of the bare inserts that a cache file holds: its own tables, statements and row order, from memory, in
// transactions of `group`.
double insertFloor(const std::string& folder, const std::string& cacheFile, const SecretBytes& key, std::size_t group);

} // namespace paillasse::bench
