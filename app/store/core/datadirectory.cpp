// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/core/datadirectory.h"

#include <array>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/store/core/masterkey.h"

namespace paillasse::store {

namespace {

// Byte ranges of the lock file: who serves holds the first, who uses the directory shares the second.
constexpr off_t servingByte = 0;
constexpr off_t usingByte = 1;

bool lockRange(int descriptor, short type, off_t start)
{
    struct flock range {};
    range.l_type = type;
    range.l_whence = SEEK_SET;
    range.l_start = start;
    range.l_len = 1;
    return ::fcntl(descriptor, F_OFD_SETLK, &range) == 0;
}

bool takeRanges(int descriptor, LockKind kind)
{
    switch (kind) {
    case LockKind::Serving: return lockRange(descriptor, F_RDLCK, usingByte) && lockRange(descriptor, F_WRLCK, servingByte);
    case LockKind::Using: return lockRange(descriptor, F_RDLCK, usingByte);
    case LockKind::Alone: return lockRange(descriptor, F_WRLCK, usingByte) && lockRange(descriptor, F_WRLCK, servingByte);
    case LockKind::Held: return true;
    }
    return false;
}

} // namespace

Result<SecretBytes> DataDirectory::readMasterKey() const
{
    return readMasterKeyFile(masterKeyFile());
}

bool DataDirectory::isInitialised() const
{
    struct stat facts {};
    return ::stat(storeFile().c_str(), &facts) == 0 || ::stat(masterKeyFile().c_str(), &facts) == 0;
}

Result<DirectoryLock> DirectoryLock::take(const DataDirectory& directory, LockKind kind)
{
    const int descriptor = ::open(directory.lockFile().c_str(), O_RDWR | O_CLOEXEC);
    if (descriptor < 0)
        return fail(ErrorCode::NotFound, "store: no data directory, or not this user's");
    DirectoryLock lock(descriptor);
    if (!takeRanges(descriptor, kind))
        return fail(ErrorCode::Locked, kind == LockKind::Serving ? "store: another process serves this directory" : "store: the directory is in use");
    return lock;
}

DirectoryLock::DirectoryLock(DirectoryLock&& other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}

DirectoryLock::~DirectoryLock()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

} // namespace paillasse::store
