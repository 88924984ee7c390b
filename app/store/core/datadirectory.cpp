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

// Byte ranges of the lock file: who serves holds the first, who uses the directory shares the second, who makes it holds the third.
constexpr off_t servingByte = 0;
constexpr off_t usingByte = 1;
constexpr off_t makingByte = 2;

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
    case LockKind::Making: return lockRange(descriptor, F_WRLCK, makingByte);
    }
    return false;
}

bool isThere(const std::string& file)
{
    struct stat facts {};
    return ::stat(file.c_str(), &facts) == 0;
}

bool isLockedForMaking(const DataDirectory& directory)
{
    const auto lock = DirectoryLock::take(directory, LockKind::Making);
    return !lock && lock.error().code == ErrorCode::Locked;
}

} // namespace

Result<SecretBytes> DataDirectory::readMasterKey() const
{
    return readMasterKeyFile(masterKeyFile());
}

bool DataDirectory::isInitialised() const
{
    return isThere(storeFile()) || isThere(keyFileBeside());
}

Result<> DataDirectory::checkWhole() const
{
    if (!isThere(makingFolder()))
        return {};
    // The lock is its maker's until the end, wherever its file is by then.
    const DataDirectory making(makingFolder());
    if (isLockedForMaking(making) || isLockedForMaking(*this))
        return fail(ErrorCode::Locked, "store: an 'init' or 'restore' is at work in " + m_path);
    // All that it held is in its place, and on the disk: what a cut of the power brought back is an empty folder.
    if (isThere(storeFile()) && isThere(lockFile()) && ::rmdir(makingFolder().c_str()) == 0)
        return {};
    std::string left = makingFolder();
    for (const auto& file : {keysFile(), storeFile(), indexFile(), watchFile(), lockFile()})
        if (isThere(file))
            left += " " + file;
    // Kept apart it may be another store's, until this one's has left the folder for its place.
    const bool hasMoved = !isThere(making.masterKeyFile()) && (isThere(keysFile()) || isThere(making.keysFile()));
    if (hasMoved && isThere(masterKeyFile()))
        left += " " + masterKeyFile();
    return fail(ErrorCode::Conflict, "store: an 'init' or 'restore' was interrupted here, and what it left is no store; delete it: rm -r " + left);
}

Result<> DataDirectory::checkInitialised() const
{
    if (const auto whole = checkWhole(); !whole)
        return whole;
    return isInitialised() ? Result<>() : fail(ErrorCode::NotFound, "store: nothing was initialised in " + m_path);
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
