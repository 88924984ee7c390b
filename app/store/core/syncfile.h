// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "app/base/result.h"

namespace paillasse::store {

// The bytes of a file and its name reach the disk. DiskFull.
Result<> syncFile(const std::string& path);

} // namespace paillasse::store
