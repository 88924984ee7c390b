// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/core/archive.h"

#include <algorithm>
#include <cstdio>

#include "app/crypto/crypto.h"
#include "app/crypto/hash.h"
#include "app/store/core/archivefile.h"
#include "app/store/core/changehub.h"
#include "app/store/core/destroyedlist.h"
#include "app/store/core/directoryinmaking.h"
#include "app/store/core/groupwriter.h"
#include "app/store/core/keystore.h"
#include "app/store/core/masterkey.h"
#include "app/store/core/nobody.h"
#include "app/store/core/query.h"
#include "app/store/core/recoverytext.h"
#include "app/store/core/secretnames.h"
#include "app/store/core/store.h"
#include "app/store/core/storeschema.h"

namespace paillasse::store {

namespace {

// Key numbers of an epoch begin here: none that was given out after the backup is given out again.
constexpr unsigned keysPerEpochBits = 30;

// An archive's copy, under the archive's key, for a moment.
struct Copy {
    std::string path;

    ~Copy()
    {
        for (const auto* suffix : {"", "-journal", "-wal", "-shm"})
            std::remove((path + suffix).c_str());
    }
};

Result<> copyUnder(const std::string& from, ByteView fromKey, const std::string& to, const SecretBytes& toKey)
{
    auto database = sql::Database::open(from, SecretBytes::copyOf(fromKey), {});
    if (!database)
        return tl::unexpected(database.error());
    return database->copyTo(to, toKey);
}

// master.key and keys.db as they were.
Result<ArchiveHead> bringKeys(const DataDirectory& directory, const std::string& archive, const crypto::BoxKeyPair& identity)
{
    const Copy copy{directory.path() + "/keys.part"};
    auto head = readArchive(archive, identity, ArchiveKind::Keys, copy.path);
    if (!head)
        return head;
    const auto master = SecretBytes::copyOf(head->masterKey);
    wipe(head->masterKey);
    if (master.size() != KeyStore::keySize)
        return fail(ErrorCode::Corrupt, "restore: " + archive + " has no master key");
    if (const auto done = writeMasterKeyFile(directory.masterKeyFile(), master); !done)
        return tl::unexpected(done.error());
    const auto fileKey = crypto::hkdfSha256(master, KeyStore::fileKeyLabel);
    if (const auto done = copyUnder(copy.path, head->fileKey, directory.keysFile(), fileKey); !done)
        return tl::unexpected(done.error());
    return head;
}

// What was destroyed since the archive stays destroyed.
Result<DestroyedList> destroyAgain(KeyStore& keys, const ArchiveHead& archive, const std::string& file, Instant now)
{
    const auto bytes = readSmallFile(file);
    if (!bytes)
        return fail(ErrorCode::Missing, "restore: the list of destroyed keys is needed, and " + file + " does not read");
    const auto seed = keys.secret(secretnames::signing);
    if (!seed)
        return tl::unexpected(seed.error());
    const auto signing = *seed ? crypto::SigningKey::fromSecret(**seed) : Result<crypto::SigningKey>(fail(ErrorCode::Corrupt, "restore: the store's own key is missing"));
    if (!signing)
        return tl::unexpected(signing.error());
    auto list = decodeDestroyedList(*bytes, signing->publicKey());
    if (!list)
        return list;
    if (list->store != archive.store || list->at < archive.at)
        return fail(ErrorCode::Missing, "restore: the list of destroyed keys in " + file + " is older than the key archive, or of another store");
    std::vector<KeyId> numbers;
    for (const auto& key : list->keys)
        numbers.push_back(key.key);
    if (const auto done = keys.destroy(numbers, now); !done)
        return tl::unexpected(done.error());
    return list;
}

// store.db under its key, in the new epoch.
Result<> bringData(const DataDirectory& directory, const RestoreOrder& order, const crypto::BoxKeyPair& identity, const ArchiveHead& keyArchive, KeyStore& keys,
                   std::uint64_t epoch, const std::vector<ErasedPatients::Name>& erased)
{
    const Copy copy{directory.path() + "/data.part"};
    const auto head = readArchive(order.dataFile, identity, ArchiveKind::Data, copy.path);
    if (!head)
        return tl::unexpected(head.error());
    if (head->store != keyArchive.store)
        return fail(ErrorCode::Incompatible, "restore: the two archives are of different stores");
    if (keyArchive.at < head->at)
        return fail(ErrorCode::Incompatible, "restore: the key archive is older than the data archive");
    const auto fileKey = keys.storeFileKey();
    if (!fileKey)
        return tl::unexpected(fileKey.error());
    if (const auto done = copyUnder(copy.path, head->fileKey, directory.storeFile(), *fileKey); !done)
        return done;
    auto database = sql::Database::open(directory.storeFile(), *fileKey, {.synchronous = sql::Synchronous::Full});
    if (!database)
        return tl::unexpected(database.error());
    if (const auto whole = database->checkIntegrity(); !whole)
        return whole;
    if (const auto done = sql::bringUp(*database, "core", storeSchema()); !done)
        return done;
    for (const auto& patient : erased)
        if (const auto done = ErasedPatients(*database).add(patient); !done)
            return done;
    return run(*database, "UPDATE state SET epoch = ?, generation = generation + 1", epoch);
}

Result<> beginEpoch(const DataDirectory& directory, const RestoreOrder& order, const Clock& clock)
{
    const auto store = Store::open(directory, {.lock = LockKind::Alone});
    if (!store)
        return tl::unexpected(store.error());
    Nobody nobody;
    const auto writer = GroupWriter::open(**store, nobody, clock, {});
    if (!writer)
        return tl::unexpected(writer.error());
    if (const auto begun = (*writer)->begin(); !begun)
        return begun;
    if (const auto done = (*writer)->beginEpoch(order.officer, order.reason); !done)
        return done;
    const auto committed = (*writer)->commit();
    return committed ? Result<>() : tl::unexpected(committed.error());
}

} // namespace

Result<RestoreReport> restore(const DataDirectory& into, const RestoreOrder& order, const Clock& clock)
{
    if (const auto ready = crypto::initialise(); !ready)
        return tl::unexpected(ready.error());
    if (order.officer.empty() || order.reason.empty())
        return fail(ErrorCode::InvalidInput, "restore: who restores, and why, is entered in the ledger");
    const auto identity = parseIdentity(order.recoveryIdentity);
    if (!identity)
        return tl::unexpected(identity.error());
    auto making = DirectoryInMaking::begin(into);
    if (!making)
        return tl::unexpected(making.error());
    const auto& directory = making->directory();
    const auto keyArchive = bringKeys(directory, order.keyFile, *identity);
    if (!keyArchive)
        return tl::unexpected(keyArchive.error());
    RestoreReport report;
    report.store = keyArchive->store;
    // An epoch's number is never used twice, also when one backup is restored twice: it is the second it began.
    report.epoch = std::max<std::uint64_t>(keyArchive->epoch + 1, static_cast<std::uint64_t>(clock.now().ms / secondMs));
    {
        const auto keys = KeyStore::open(directory);
        if (!keys)
            return tl::unexpected(keys.error());
        const auto destroyed = destroyAgain(**keys, *keyArchive, order.destroyedList, clock.now());
        if (!destroyed)
            return tl::unexpected(destroyed.error());
        report.destroyedKeys = destroyed->keys.size();
        if (const auto done = (*keys)->startNumbersAt(report.epoch << keysPerEpochBits); !done)
            return tl::unexpected(done.error());
        if (const auto done = bringData(directory, order, *identity, *keyArchive, **keys, report.epoch, destroyed->patients); !done)
            return tl::unexpected(done.error());
    }
    if (const auto done = beginEpoch(directory, order, clock); !done)
        return tl::unexpected(done.error());
    if (const auto done = making->finish(); !done)
        return tl::unexpected(done.error());
    return report;
}

} // namespace paillasse::store
