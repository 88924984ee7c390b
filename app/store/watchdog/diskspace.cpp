// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/watchdog/diskspace.h"

#include <sys/statvfs.h>

namespace paillasse::store {

std::int64_t DiskSpace::freePercent() const
{
    constexpr std::uint64_t whole = 100;
    return wholeBytes < whole ? 0 : static_cast<std::int64_t>(freeBytes / (wholeBytes / whole));
}

Result<DiskSpace> diskSpaceAt(const std::string& path)
{
    struct statvfs facts {};
    if (::statvfs(path.c_str(), &facts) != 0)
        return fail(ErrorCode::NotFound, path + " says nothing of its disk");
    // What only root may fill is not there: as `df` counts it.
    const auto used = facts.f_blocks - facts.f_bfree;
    return DiskSpace{facts.f_bavail * facts.f_frsize, (used + facts.f_bavail) * facts.f_frsize};
}

} // namespace paillasse::store
