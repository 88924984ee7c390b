// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "app/base/result.h"

namespace paillasse::store {

// Of the file system on which a path lies, as far as this user may fill it.
struct DiskSpace {
    std::uint64_t freeBytes = 0;
    std::uint64_t wholeBytes = 0;
    // Rounded down.
    [[nodiscard]] std::int64_t freePercent() const;
};
// NotFound: the path does not answer.
Result<DiskSpace> diskSpaceAt(const std::string& path);

} // namespace paillasse::store
