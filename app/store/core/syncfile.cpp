// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/core/syncfile.h"

#include <filesystem>

#include <fcntl.h>
#include <unistd.h>

namespace paillasse::store {

Result<> syncFile(const std::string& path)
{
    for (const auto& name : {path, std::filesystem::path(path).parent_path().string()}) {
        const int descriptor = ::open(name.empty() ? "." : name.c_str(), O_RDONLY | O_CLOEXEC);
        const bool synced = descriptor >= 0 && ::fsync(descriptor) == 0;
        if (descriptor >= 0)
            ::close(descriptor);
        if (!synced)
            return fail(ErrorCode::DiskFull, "store: " + path + " could not be written to the disk");
    }
    return {};
}

} // namespace paillasse::store
