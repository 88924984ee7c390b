// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "app/base/result.h"
#include "app/sql/database.h"
#include "app/store/core/datadirectory.h"

namespace paillasse::store {

class Store;

// Something that is not what the store wrote.
struct Damage {
    std::string file;        // relative to the data directory
    std::string where;       // "page 17", "laboratory 1 leaf 42", "document 0190…": references, never contents
    std::string what;        // a fixed English phrase
};

struct Verification {
    std::vector<Damage> findings;   // none: every byte of every file is what the store wrote
    std::vector<std::string> notes;  // not wrong, but worth a line: an unfinished group after a crash
    std::uint64_t files = 0;
    std::uint64_t bytes = 0;
    std::uint64_t leaves = 0;
    std::uint64_t documents = 0;
    std::uint64_t keys = 0;
};

// Of another room's, after all else was found whole: what its tables say beside the ledger.
using AlsoVerify = std::function<Result<>(Store&, sql::Database&, Verification&)>;

// Authenticates every byte of every file under --data, and every document against its last leaf. Takes the directory alone: Locked while
// somebody uses it. It changes nothing but what any start does: a log that a crash left is taken into its file.
Result<Verification> verify(const DataDirectory& directory, std::span<const AlsoVerify> also = {});

} // namespace paillasse::store
