// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "app/base/secretbytes.h"
#include "app/store/core/datadirectory.h"

// The same rows without us: read into memory, then written again into an empty file of the same tables, and nothing else.
namespace paillasse::bench {

// Acts per second of the durable group commits that a store's acts of laboratory 1 come down to: their rows of ledger, nodes, documents
// and replies, `group` acts in each transaction, SQLCipher, synchronous FULL. 0: could not be measured.
double groupCommitFloor(const std::string& folder, const store::DataDirectory& made, std::size_t acts, std::size_t group);
// Documents per second of the bare inserts that a cache file holds, in transactions of `group`. 0: could not be measured.
double insertFloor(const std::string& folder, const std::string& cacheFile, const SecretBytes& key, std::size_t group);

} // namespace paillasse::bench
