// SPDX-License-Identifier: GPL-3.0-or-later
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "app/crypto/box.h"
#include "app/crypto/crypto.h"
#include "app/crypto/sign.h"
#include "app/store/core/changehub.h"
#include "app/store/core/datadirectory.h"
#include "app/store/core/keystore.h"
#include "app/store/core/masterkey.h"
#include "app/store/core/query.h"
#include "app/store/core/recoverytext.h"
#include "app/store/core/secretnames.h"
#include "app/store/core/store.h"
#include "app/store/core/storeschema.h"
#include "app/store/core/writer.h"

namespace paillasse::store {

namespace {

constexpr std::uint64_t firstEpoch = 1;

class Nobody final : public People {
public:
    std::shared_ptr<const access::Person> person(const lab::PersonId&) override { return {}; }
    bool signsWith(const lab::PersonId&, ByteView) override { return false; }
    bool isSigning(const lab::PersonId&, const lab::WorkstationId&) override { return false; }
    void noteUse(const lab::PersonId&, const lab::LaboratoryId&, access::Permissions) override {}
};

Result<> makeFiles(const DataDirectory& directory)
{
    if (::mkdir(directory.path().c_str(), 0700) != 0 && errno != EEXIST)
        return fail(ErrorCode::Refused, "store: the data directory cannot be made");
    const int lock = ::open(directory.lockFile().c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    if (lock < 0)
        return fail(ErrorCode::Refused, "store: the data directory is not writable");
    ::close(lock);
    return writeMasterKeyFile(directory.masterKeyFile(), crypto::randomSecret(KeyStore::keySize));
}

Result<> makeKeys(const DataDirectory& directory)
{
    const auto keys = KeyStore::create(directory);
    if (!keys)
        return tl::unexpected(keys.error());
    if (const auto done = (*keys)->setSecret(secretnames::signing, crypto::SigningKey::make().secret()); !done)
        return done;
    return (*keys)->setSecret(secretnames::box, crypto::BoxKeyPair::make().secretKey);
}

Result<> makeStoreFile(const DataDirectory& directory, const Uuid& id, const std::string& recipient)
{
    const auto keys = KeyStore::open(directory);
    if (!keys)
        return tl::unexpected(keys.error());
    const auto fileKey = (*keys)->storeFileKey();
    if (!fileKey)
        return tl::unexpected(fileKey.error());
    auto database = sql::Database::open(directory.storeFile(), *fileKey, {.create = true, .synchronous = sql::Synchronous::Full});
    if (!database)
        return tl::unexpected(database.error());
    if (const auto done = sql::bringUp(*database, "core", storeSchema()); !done)
        return done;
    if (const auto done = run(*database, "INSERT INTO state (one, epoch, generation) VALUES (1, ?, 0)", firstEpoch); !done)
        return done;
    if (const auto done = run(*database, "INSERT INTO setting (name, value) VALUES (?, ?)", settings::storeId, id.bytes()); !done)
        return done;
    return run(*database, "INSERT INTO setting (name, value) VALUES (?, ?)", settings::recoveryRecipient, asBytes(recipient));
}

// With nobody to serve and nothing to log: the first laboratory, by the one writer that there is.
Result<lab::LaboratoryId> makeLaboratory(const DataDirectory& directory, const std::string& name, const Clock& clock)
{
    const auto store = Store::open(directory, {.lock = LockKind::Alone});
    if (!store)
        return tl::unexpected(store.error());
    Nobody nobody;
    ChangeHub hub;
    const Log log(clock, [](std::string_view) {});
    const auto writer = Writer::start(**store, nobody, hub, clock, log);
    if (!writer)
        return tl::unexpected(writer.error());
    return (*writer)->addLaboratory(name);
}

} // namespace

Result<Initialised> initialise(const DataDirectory& directory, const std::string& laboratoryName, const Clock& clock)
{
    if (const auto ready = crypto::initialise(); !ready)
        return tl::unexpected(ready.error());
    if (laboratoryName.empty())
        return fail(ErrorCode::InvalidInput, "store: a laboratory has a name");
    if (directory.isInitialised())
        return fail(ErrorCode::Conflict, "store: there is one already in " + directory.path());
    if (const auto done = makeFiles(directory); !done)
        return tl::unexpected(done.error());
    if (const auto done = makeKeys(directory); !done)
        return tl::unexpected(done.error());
    const auto recovery = crypto::BoxKeyPair::make();
    Initialised made;
    made.store = Uuid::make(clock.now());
    made.recoveryRecipient = recipientText(recovery.publicKey);
    made.recoveryIdentity = identityText(recovery.secretKey);
    if (const auto done = makeStoreFile(directory, made.store, made.recoveryRecipient); !done)
        return tl::unexpected(done.error());
    const auto laboratory = makeLaboratory(directory, laboratoryName, clock);
    if (!laboratory)
        return tl::unexpected(laboratory.error());
    made.laboratory = *laboratory;
    return made;
}

} // namespace paillasse::store
