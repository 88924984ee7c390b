// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/core/directoryinmaking.h"

#include <filesystem>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/store/core/archivefile.h"
#include "app/store/core/masterkey.h"

namespace paillasse::store {

namespace {

namespace fs = std::filesystem;

Result<> makeLockFile(const DataDirectory& directory)
{
    const int lock = ::open(directory.lockFile().c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    if (lock < 0)
        return fail(ErrorCode::Refused, "store: " + directory.path() + " is not writable");
    ::close(lock);
    return {};
}

} // namespace

DirectoryInMaking::DirectoryInMaking(DataDirectory into, bool isNew) : m_into(std::move(into)), m_making(m_into.makingFolder()), m_isNew(isNew) {}

DirectoryInMaking::DirectoryInMaking(DirectoryInMaking&& other) noexcept
    : m_into(std::move(other.m_into)), m_making(std::move(other.m_making)), m_isNew(other.m_isNew), m_isBegun(std::exchange(other.m_isBegun, false))
{
}

Result<DirectoryInMaking> DirectoryInMaking::begin(const DataDirectory& into)
{
    if (const auto whole = into.checkWhole(); !whole)
        return tl::unexpected(whole.error());
    if (into.isInitialised())
        return fail(ErrorCode::Conflict, "store: there is one already in " + into.path());
    std::error_code error;
    if (fs::exists(into.masterKeyFile(), error))
        return fail(ErrorCode::Conflict, "store: " + into.masterKeyFile() + " is there already, and may be another store's");
    const bool isNew = fs::create_directories(into.path(), error);
    if (error)
        return fail(ErrorCode::Refused, "store: " + into.path() + " cannot be made: " + error.message());
    if (isNew)
        fs::permissions(into.path(), fs::perms::owner_all, error);
    if (::mkdir(into.makingFolder().c_str(), 0700) != 0)
        return fail(ErrorCode::Refused, "store: " + into.path() + " is not writable");
    DirectoryInMaking made(into, isNew);
    if (const auto lock = makeLockFile(made.m_making); !lock)
        return tl::unexpected(lock.error());
    return made;
}

DirectoryInMaking::~DirectoryInMaking()
{
    if (!m_isBegun)
        return;
    std::error_code ignored;
    fs::remove_all(m_making.path(), ignored);
    if (m_isNew)
        fs::remove(m_into.path(), ignored); // if it is empty
}

Result<> DirectoryInMaking::finish()
{
    const auto moved = moveAll();
    // From the first file on it is no longer ours to clean up: what stands there says itself what to do.
    m_isBegun = false;
    return moved;
}

Result<> DirectoryInMaking::moveAll()
{
    // The master key may belong on another disk: it is written there anew.
    if (m_into.masterKeyFile() != m_into.path() + "/master.key") {
        const auto key = m_making.readMasterKey();
        if (!key)
            return tl::unexpected(key.error());
        if (const auto written = writeMasterKeyFile(m_into.masterKeyFile(), *key); !written)
            return written;
        ::unlink(m_making.masterKeyFile().c_str());
    }
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(m_making.path(), error)) {
        fs::rename(entry.path(), fs::path(m_into.path()) / entry.path().filename(), error);
        if (error)
            break;
    }
    if (error)
        return fail(ErrorCode::Refused, "store: a file cannot be moved to " + m_into.path() + ": " + error.message());
    // The files are in their places, and durable, before the folder that says that they may not be is gone.
    if (const auto synced = syncFile(m_into.storeFile()); !synced)
        return synced;
    if (::rmdir(m_making.path().c_str()) != 0)
        return fail(ErrorCode::Refused, "store: " + m_making.path() + " cannot be removed");
    return syncFile(m_into.storeFile());
}

} // namespace paillasse::store
