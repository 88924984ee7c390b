// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "app/base/result.h"

namespace paillasse::store {

// A write-ahead log by its own checksums (sqlite.org/fileformat2.html §4): what a process that was killed left behind. SQLite itself
// takes a log up to its first bad frame and says nothing of the rest.
struct LogCheck {
    std::string damage;       // "frame 17": changed after it was written
    bool isUnfinished = false; // its end was never written whole, or never committed: nothing was acknowledged of it
};
Result<LogCheck> checkLog(const std::string& file);

} // namespace paillasse::store
