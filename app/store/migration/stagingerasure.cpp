// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <filesystem>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/base/descriptor.h"
#include "app/crypto/crypto.h"
#include "app/store/core/outboundfolder.h"
#include "app/store/core/store.h"
#include "app/store/migration/staging.h"
#include "app/store/migration/stagingkey.h"

namespace paillasse::store {

namespace {

constexpr std::size_t overwrittenAtOnce = std::size_t{1} << 20;

tl::unexpected<Error> couldNot(const std::string& path, const char* what)
{
    return fail(ErrorCode::DiskFull, "staging: " + path + " could not be " + what);
}

// Never through a link.
int openFile(const std::string& path, int flags)
{
    return ::open(path.c_str(), flags | O_CLOEXEC | O_NOFOLLOW);
}

bool isOnDisk(const Descriptor& file)
{
    return file.number() >= 0 && ::fsync(file.number()) == 0;
}

// Random bytes over all of it, on the disk before its name goes: what its key would open is not there either.
Result<std::uint64_t> overwriteAndUnlink(const std::string& path)
{
    std::uint64_t size = 0;
    {
        const Descriptor file(openFile(path, O_WRONLY));
        struct stat facts {};
        if (file.number() < 0 || ::fstat(file.number(), &facts) != 0)
            return couldNot(path, "opened");
        size = static_cast<std::uint64_t>(facts.st_size);
        for (std::uint64_t at = 0; at < size;) {
            const auto bytes = crypto::randomBytes(static_cast<std::size_t>(std::min<std::uint64_t>(overwrittenAtOnce, size - at)));
            const auto written = ::pwrite(file.number(), bytes.data(), bytes.size(), static_cast<off_t>(at));
            if (written <= 0)
                return couldNot(path, "overwritten");
            at += static_cast<std::uint64_t>(written);
        }
        if (!isOnDisk(file))
            return couldNot(path, "overwritten");
    }
    if (::unlink(path.c_str()) != 0)
        return couldNot(path, "unlinked");
    return size;
}

// Those that are there; then their folder.
Result<> eraseFiles(const std::string& folder, const std::vector<std::string>& paths, migration::DestroyedKind kind, Instant now, std::vector<migration::Destroyed>& destroyed)
{
    bool isUnlinked = false;
    for (const auto& path : paths) {
        std::error_code error;
        if (!std::filesystem::exists(path, error))
            continue;
        const auto size = overwriteAndUnlink(path);
        if (!size)
            return tl::unexpected(size.error());
        isUnlinked = true;
        destroyed.push_back({kind, std::filesystem::path(path).filename().string(), static_cast<std::uint64_t>(*size), 0, now});
    }
    if (isUnlinked && !isOnDisk(Descriptor(openFile(folder, O_RDONLY | O_DIRECTORY))))
        return fail(ErrorCode::DiskFull, "staging: its folder could not be written to the disk");
    return {};
}

} // namespace

Result<std::optional<KeyId>> stagingKey(Store& store, const migration::MigrationId& job)
{
    auto keys = StagingKeys::open(store);
    if (!keys)
        return tl::unexpected(keys.error());
    const auto numbers = keys->numbers(job);
    if (!numbers)
        return tl::unexpected(numbers.error());
    return numbers->empty() ? std::optional<KeyId>() : std::optional(numbers->front());
}

Result<bool> hasStaging(Store& store, const migration::MigrationId& job)
{
    const auto key = stagingKey(store, job);
    if (!key)
        return tl::unexpected(key.error());
    std::error_code error;
    const bool isThere = std::filesystem::exists(stagingFile(store.directory(), job), error);
    return error ? fail(ErrorCode::Internal, "staging: its folder cannot be read") : Result<bool>(key->has_value() && isThere);
}

Result<std::vector<migration::Destroyed>> eraseStaging(Store& store, const migration::MigrationId& job, Instant now)
{
    std::vector<migration::Destroyed> destroyed;
    auto keys = StagingKeys::open(store);
    if (!keys)
        return tl::unexpected(keys.error());
    const auto numbers = keys->numbers(job);
    if (!numbers)
        return tl::unexpected(numbers.error());
    if (!numbers->empty())
        if (const auto done = keys->destroy(*numbers, now); !done)
            return tl::unexpected(done.error());
    store.keys().forgetCached();
    for (const auto number : *numbers)
        destroyed.push_back({migration::DestroyedKind::StagingKey, std::to_string(number), 0, 0, now});
    const auto& directory = store.directory();
    const auto staged = stagingFile(directory, job);
    std::vector<std::string> files;
    for (const auto* suffix : {"", "-wal", "-shm", "-journal"})
        files.push_back(staged + suffix);
    if (const auto done = eraseFiles(directory.stagingFolder(), files, migration::DestroyedKind::StagingFile, now, destroyed); !done)
        return tl::unexpected(done.error());
    // What was made for a recipient is theirs by now, or nobody's.
    const auto archive = outboundFolder(directory) + '/' + archivePrefix + job.toString() + archiveSuffix;
    if (const auto done = eraseFiles(outboundFolder(directory), {archive, archive + ".part"}, migration::DestroyedKind::Archive, now, destroyed); !done)
        return tl::unexpected(done.error());
    return destroyed;
}

} // namespace paillasse::store
