// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/core/verify.h"

#include <algorithm>
#include <filesystem>
#include <optional>

#include "app/crypto/crypto.h"
#include "app/crypto/hash.h"
#include "app/store/core/keystore.h"
#include "app/store/core/ledgercheck.h"
#include "app/store/core/logcheck.h"
#include "app/store/core/outboundfolder.h"
#include "app/store/core/store.h"

namespace paillasse::store {

namespace {

constexpr std::string_view databases[] = {"keys.db", "store.db", "index.db", "watch.db"};

std::string_view withoutSuffix(std::string_view name, std::string_view suffix)
{
    return name.ends_with(suffix) ? name.substr(0, name.size() - suffix.size()) : std::string_view();
}

bool isDatabase(std::string_view name)
{
    return std::ranges::find(databases, name) != std::end(databases);
}

// As it is shown: the path where it is kept apart.
std::string masterKeyName(const DataDirectory& directory)
{
    return directory.keepsKeyBeside() ? "master.key" : directory.masterKeyFile();
}

bool isMasterKey(const std::filesystem::path& file, const DataDirectory& directory)
{
    std::error_code ignored;
    return std::filesystem::equivalent(file, directory.masterKeyFile(), ignored);
}

// Of a write-ahead log beside a database, before it is taken into it.
void checkLogFile(const std::string& path, const std::string& name, Verification& result)
{
    const auto log = checkLog(path);
    if (log && !log->damage.empty())
        result.findings.push_back({name, log->damage, "was changed after it was written"});
    if (log && log->isUnfinished)
        result.notes.push_back(name + ": ends in a group that was never acknowledged");
}

// A migration's: "<its id>.db".
std::optional<Uuid> jobOfStaging(std::string_view name)
{
    const auto id = Uuid::parse(withoutSuffix(name, ".db"));
    return id && id->toString() + ".db" == name ? id : std::nullopt;
}

void checkStagingFolder(const DataDirectory& directory, Verification& result)
{
    for (const auto& entry : std::filesystem::directory_iterator(directory.stagingFolder())) {
        const auto file = entry.path().filename().string();
        const auto name = "staging/" + file;
        ++result.files;
        result.bytes += entry.is_regular_file() ? entry.file_size() : 0;
        if (jobOfStaging(withoutSuffix(file, "-wal")))
            checkLogFile(entry.path().string(), name, result);
        else if (!jobOfStaging(file) && !jobOfStaging(withoutSuffix(file, "-shm")) && !jobOfStaging(withoutSuffix(file, "-journal")))
            result.findings.push_back({name, "", "is not a file of the store"});
    }
}

// Nobody here can open an archive: that nothing else lies beside them is all there is to say.
void checkOutboundFolder(const DataDirectory& directory, Verification& result)
{
    for (const auto& entry : std::filesystem::directory_iterator(outboundFolder(directory))) {
        const auto name = entry.path().filename().string();
        ++result.files;
        result.bytes += entry.is_regular_file() ? entry.file_size() : 0;
        const auto begun = withoutSuffix(name, ".part"); // its writing was interrupted
        const auto whole = withoutSuffix(begun.empty() ? std::string_view(name) : begun, archiveSuffix);
        if (!whole.starts_with(archivePrefix) || !Uuid::parse(whole.substr(std::string_view(archivePrefix).size())))
            result.findings.push_back({"outbound/" + name, "", "is not a file of the store"});
    }
}

// The files, and what is told from them before anything is opened: opening takes a log into its file.
void checkFiles(const DataDirectory& directory, Verification& result)
{
    for (const auto& entry : std::filesystem::directory_iterator(directory.path())) {
        const auto name = entry.path().filename().string();
        if (entry.path() == directory.stagingFolder() && entry.is_directory()) {
            checkStagingFolder(directory, result);
            continue;
        }
        if (entry.path() == outboundFolder(directory) && entry.is_directory()) {
            checkOutboundFolder(directory, result);
            continue;
        }
        const auto size = entry.is_regular_file() ? entry.file_size() : 0;
        ++result.files;
        result.bytes += size;
        if (name == "lock" && size != 0)
            result.findings.push_back({name, "", "is not empty"});
        if (isDatabase(withoutSuffix(name, "-wal"))) {
            checkLogFile(entry.path().string(), name, result);
        } else if (name != "lock" && !isMasterKey(entry.path(), directory) && !isDatabase(name) && !isDatabase(withoutSuffix(name, "-shm")) && !isDatabase(withoutSuffix(name, "-journal"))) {
            // A shared-memory file holds nothing: whoever opens first makes it anew. A journal is of a file that was being made when its
            // process ended: whoever opens first takes it back.
            result.findings.push_back({name, "", "is not a file of the store"});
        }
    }
}

// "HMAC verification failed for page 17" → "page 17"
std::string pageIn(const std::string& detail)
{
    const auto at = detail.find("page ");
    return at == std::string::npos ? "" : detail.substr(at);
}

// Every page against its HMAC. False: no use in reading on.
bool checkPages(const std::string& path, const SecretBytes& key, const std::string& name, Verification& result)
{
    auto database = sql::Database::open(path, key, {});
    if (!database) {
        result.findings.push_back({name, "page 1", "does not open with the store's key"});
        return false;
    }
    (void)database->checkpoint();
    const auto whole = database->checkIntegrity();
    if (!whole)
        result.findings.push_back({name, pageIn(whole.error().detail), "does not authenticate"});
    return whole.has_value();
}

Result<> checkKeys(KeyStore& keys, Verification& result)
{
    const auto count = keys.verify([&result](const std::string& where) { result.findings.push_back({"keys.db", where, "does not open"}); });
    if (!count)
        return tl::unexpected(count.error());
    result.keys = *count;
    return {};
}

// They may be absent: they are rebuilt.
void checkDerived(const DataDirectory& directory, KeyStore& keys, Verification& result)
{
    const auto check = [&result](const std::string& path, const Result<SecretBytes>& key, const char* name) {
        if (!std::filesystem::exists(path))
            return;
        if (key)
            checkPages(path, *key, name, result);
        else
            result.findings.push_back({name, "", "has no key that opens"});
    };
    check(directory.indexFile(), keys.indexFileKey(), "index.db");
    check(directory.watchFile(), keys.watchFileKey(), "watch.db");
}

// One whose key is gone is what an erasure left that was interrupted, or none of ours.
void checkStaging(const DataDirectory& directory, KeyStore& keys, Verification& result)
{
    if (!std::filesystem::is_directory(directory.stagingFolder()))
        return;
    for (const auto& entry : std::filesystem::directory_iterator(directory.stagingFolder())) {
        const auto file = entry.path().filename().string();
        const auto job = jobOfStaging(file);
        if (!job)
            continue;
        const auto ids = keys.keysOf({}, *job);
        SecretBytes key;
        if (ids && ids->size() == 1 && keys.read(ids->front(), key))
            checkPages(entry.path().string(), key, "staging/" + file, result);
        else
            result.findings.push_back({"staging/" + file, "", "has no key that opens"});
    }
}

Result<> checkStore(const DataDirectory& directory, std::span<const AlsoVerify> also, Verification& result)
{
    const auto store = Store::open(directory, {.lock = LockKind::Held});
    if (!store) {
        result.findings.push_back({"store.db", "", "does not open"});
        return {};
    }
    auto database = (*store)->connect(false, 64 * 1024);
    if (!database)
        return tl::unexpected(database.error());
    auto done = LedgerCheck(**store, *database, result).run();
    for (auto check = also.begin(); check != also.end() && done; ++check)
        done = (*check)(**store, *database, result);
    return done;
}

// Each file rests on the one before: the master key opens keys.db, that opens the others.
Result<> checkAll(const DataDirectory& directory, std::span<const AlsoVerify> also, Verification& result)
{
    const auto master = directory.readMasterKey();
    if (!master) {
        result.findings.push_back({masterKeyName(directory), "", master.error().code == ErrorCode::Refused ? "can be read by others" : master.error().code == ErrorCode::Missing ? "is not there" : "is damaged"});
        return {};
    }
    if (!checkPages(directory.keysFile(), crypto::hkdfSha256(*master, KeyStore::fileKeyLabel), "keys.db", result))
        return {};
    bool isStoreWhole = false;
    {
        const auto keys = KeyStore::open(directory);
        if (!keys) {
            result.findings.push_back({"keys.db", "", "does not open"});
            return {};
        }
        if (const auto done = checkKeys(**keys, result); !done)
            return done;
        checkDerived(directory, **keys, result);
        checkStaging(directory, **keys, result);
        if (const auto key = (*keys)->storeFileKey())
            isStoreWhole = checkPages(directory.storeFile(), *key, "store.db", result);
    }
    return isStoreWhole ? checkStore(directory, also, result) : Result<>();
}

} // namespace

Result<Verification> verify(const DataDirectory& directory, std::span<const AlsoVerify> also)
{
    if (const auto ready = crypto::initialise(); !ready)
        return tl::unexpected(ready.error());
    if (const auto there = directory.checkInitialised(); !there)
        return tl::unexpected(there.error());
    Verification result;
    const auto lock = DirectoryLock::take(directory, LockKind::Alone);
    if (!lock)
        return tl::unexpected(lock.error());
    checkFiles(directory, result);
    const auto done = checkAll(directory, also, result);
    // What has been found says more than what stopped the search.
    if (!done && result.findings.empty())
        return tl::unexpected(done.error());
    return result;
}

} // namespace paillasse::store
