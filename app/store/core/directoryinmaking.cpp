// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/core/directoryinmaking.h"

#include <filesystem>
#include <utility>

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/store/core/masterkey.h"
#include "app/store/core/syncfile.h"

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

// What would else be found last: the key goes to its place when the secrets have been shown.
Result<> checkKeyPlace(const DataDirectory& into)
{
    if (into.keepsKeyBeside())
        return {};
    const auto parent = fs::path(into.masterKeyFile()).parent_path().string();
    const auto folder = parent.empty() ? "." : parent;
    std::error_code error;
    if (!fs::is_directory(folder, error))
        return fail(ErrorCode::Refused, "store: " + folder + ", where the master key is to lie, is no folder");
    if (::faccessat(AT_FDCWD, folder.c_str(), W_OK | X_OK, AT_EACCESS) != 0)
        return fail(ErrorCode::Refused, "store: " + folder + ", where the master key is to lie, is not writable");
    if (fs::exists(into.masterKeyFile(), error))
        return fail(ErrorCode::Conflict, "store: " + into.masterKeyFile() + " is there already, and may be another store's");
    return {};
}

Result<> move(const fs::path& from, const fs::path& to)
{
    std::error_code error;
    fs::rename(from, to, error);
    return error ? fail(ErrorCode::Refused, "store: a file cannot be moved to " + to.string() + ": " + error.message()) : Result<>();
}

} // namespace

DirectoryInMaking::DirectoryInMaking(DataDirectory into, bool isNew) : m_into(std::move(into)), m_making(m_into.makingFolder()), m_isNew(isNew) {}

DirectoryInMaking::DirectoryInMaking(DirectoryInMaking&& other) noexcept
    : m_into(std::move(other.m_into)), m_making(std::move(other.m_making)), m_lock(std::move(other.m_lock)), m_isNew(other.m_isNew), m_isBegun(std::exchange(other.m_isBegun, false))
{
}

Result<DirectoryInMaking> DirectoryInMaking::begin(const DataDirectory& into)
{
    if (const auto whole = into.checkWhole(); !whole)
        return tl::unexpected(whole.error());
    if (into.isInitialised())
        return fail(ErrorCode::Conflict, "store: there is one already in " + into.path());
    if (const auto key = checkKeyPlace(into); !key)
        return tl::unexpected(key.error());
    std::error_code error;
    const bool isNew = fs::create_directories(into.path(), error);
    if (error)
        return fail(ErrorCode::Refused, "store: " + into.path() + " cannot be made: " + error.message());
    fs::permissions(into.path(), fs::perms::owner_all, error);
    if (error || ::mkdir(into.makingFolder().c_str(), 0700) != 0)
        return fail(ErrorCode::Refused, "store: " + into.path() + " is not this user's, or not writable");
    DirectoryInMaking made(into, isNew);
    if (const auto lock = makeLockFile(made.m_making); !lock)
        return tl::unexpected(lock.error());
    auto lock = DirectoryLock::take(made.m_making, LockKind::Making);
    if (!lock)
        return tl::unexpected(lock.error());
    made.m_lock.emplace(std::move(*lock));
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

// From the first file in its place on, nothing is ours to clean up any more: what stands there says itself what to do.
Result<> DirectoryInMaking::finish()
{
    // The master key may belong on another disk: it is written there anew.
    if (!m_into.keepsKeyBeside()) {
        const auto key = m_making.readMasterKey();
        if (!key)
            return tl::unexpected(key.error());
        if (const auto written = writeMasterKeyFile(m_into.masterKeyFile(), *key); !written)
            return written;
        m_isBegun = false;
        ::unlink(m_making.masterKeyFile().c_str());
    }
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(m_making.path(), error)) {
        if (entry.path() == m_making.lockFile())
            continue;
        if (const auto moved = move(entry.path(), fs::path(m_into.path()) / entry.path().filename()); !moved)
            return moved;
        m_isBegun = false;
    }
    if (error)
        return fail(ErrorCode::Refused, "store: " + m_making.path() + " cannot be read: " + error.message());
    if (const auto synced = syncFile(m_into.storeFile()); !synced)
        return synced;
    // The lock goes last: with it in its place, and not before, there is a store.
    if (const auto moved = move(m_making.lockFile(), m_into.lockFile()); !moved)
        return moved;
    if (const auto synced = syncFile(m_into.lockFile()); !synced) {
        (void)move(m_into.lockFile(), m_making.lockFile());
        return synced;
    }
    if (::rmdir(m_making.path().c_str()) != 0 && errno != ENOENT)
        return fail(ErrorCode::Refused, "store: " + m_making.path() + " cannot be removed");
    return {};
}

} // namespace paillasse::store
