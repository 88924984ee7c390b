// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/core/datadirectory.h"

namespace paillasse::store {

// In the data directory: archives of migrations, each encrypted to its recipient. Never backed up: what is in them is in the documents.
inline std::string outboundFolder(const DataDirectory& directory)
{
    return directory.path() + "/outbound";
}
// "paillasse-out-<migration>.age"; while it is written, or when that was interrupted, with ".part" behind it.
inline constexpr const char* archivePrefix = "paillasse-out-";
inline constexpr const char* archiveSuffix = ".age";

} // namespace paillasse::store
