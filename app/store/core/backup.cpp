// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/core/archive.h"

#include <cstdio>

#include "app/crypto/crypto.h"
#include "app/store/core/archivefile.h"
#include "app/store/core/destroyedlist.h"
#include "app/store/core/keystore.h"
#include "app/store/core/recoverytext.h"
#include "app/store/core/store.h"

namespace paillasse::store {

namespace {

// A copy under a key of its own that lies beside the archive for a moment: ciphertext, and gone with this.
struct Copy {
    std::string path;
    SecretBytes key = crypto::randomSecret(KeyStore::keySize);

    explicit Copy(std::string p) : path(std::move(p)) { remove(); }
    Copy(const Copy&) = delete;
    Copy& operator=(const Copy&) = delete;
    ~Copy() { remove(); }
    void remove() const
    {
        for (const auto* suffix : {"", "-journal", "-wal", "-shm"})
            std::remove((path + suffix).c_str());
    }
};

ArchiveHead headOf(Store& store, ArchiveKind kind, const Copy& copy, Instant now)
{
    return {kind, store.identity().store, store.identity().epoch, now, toBytes(copy.key.view()), {}};
}

Result<std::uint64_t> writeData(Store& store, const std::string& file, ByteView recipient, Instant now)
{
    const Copy copy(file + ".part");
    auto database = store.connect();
    if (!database)
        return tl::unexpected(database.error());
    if (const auto done = database->copyTo(copy.path, copy.key); !done)
        return tl::unexpected(done.error());
    return writeArchive(file, recipient, headOf(store, ArchiveKind::Data, copy, now), copy.path);
}

Result<std::uint64_t> writeKeys(Store& store, const std::string& file, ByteView recipient, Instant now)
{
    const Copy copy(file + ".part");
    if (const auto done = store.keys().copyTo(copy.path, copy.key); !done)
        return tl::unexpected(done.error());
    const auto master = store.directory().readMasterKey();
    if (!master)
        return tl::unexpected(master.error());
    auto head = headOf(store, ArchiveKind::Keys, copy, now);
    head.masterKey = toBytes(master->view());
    auto written = writeArchive(file, recipient, head, copy.path);
    wipe(head.masterKey);
    return written;
}

} // namespace

Result<> writeDestroyedList(Store& store, const std::string& file, const Clock& clock)
{
    const auto keys = store.keys().destroyed();
    if (!keys)
        return tl::unexpected(keys.error());
    auto database = store.connect(true);
    if (!database)
        return tl::unexpected(database.error());
    const auto patients = ErasedPatients(*database).all();
    if (!patients)
        return tl::unexpected(patients.error());
    return writeNewFile(file, encodeDestroyedList({store.identity().store, clock.now(), *keys, *patients}, store.signingKey()));
}

Result<BackupReport> backup(Store& store, const std::string& dataFile, const std::string& keyFile, const Clock& clock)
{
    const auto recipient = parseRecipient(store.identity().recoveryRecipient);
    if (!recipient)
        return tl::unexpected(recipient.error());
    BackupReport report;
    report.at = clock.now();
    report.keyArchiveExpires = report.at + keyArchiveDays * dayMs;
    // The keys after the data: a key is durable before data that uses it, so none is missing.
    const auto data = writeData(store, dataFile, *recipient, report.at);
    if (!data)
        return tl::unexpected(data.error());
    const auto keys = writeKeys(store, keyFile, *recipient, report.at);
    if (!keys)
        return tl::unexpected(keys.error());
    if (const auto done = writeDestroyedList(store, keyFile + ".destroyed", clock); !done)
        return tl::unexpected(done.error());
    report.dataBytes = *data;
    report.bytes = *data + *keys;
    return report;
}

} // namespace paillasse::store
