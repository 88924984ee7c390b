// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/core/store.h"

#include <mutex>

#include "app/crypto/crypto.h"
#include "app/store/core/keystore.h"
#include "app/store/core/query.h"
#include "app/store/core/secretnames.h"
#include "app/store/core/storeschema.h"

namespace paillasse::store {

class Store::Impl {
public:
    Impl(const DataDirectory& d, DirectoryLock l, std::unique_ptr<KeyStore> k, SecretBytes file, crypto::SigningKey s, crypto::BoxKeyPair b, sql::Database db)
        : directory(d), lock(std::move(l)), keys(std::move(k)), fileKey(std::move(file)), signing(std::move(s)), box(std::move(b)), database(std::move(db))
    {
    }

    Result<> readIdentity();
    Result<std::optional<Bytes>> setting(std::string_view name);

    DataDirectory directory;
    DirectoryLock lock;
    std::unique_ptr<KeyStore> keys;
    SecretBytes fileKey;
    crypto::SigningKey signing;
    crypto::BoxKeyPair box;
    StoreIdentity identity;
    std::mutex mutex;
    sql::Database database; // for settings; under `mutex`
};

namespace {

Result<SecretBytes> requiredSecret(KeyStore& keys, std::string_view name)
{
    auto secret = keys.secret(name);
    if (!secret)
        return tl::unexpected(secret.error());
    if (!*secret)
        return fail(ErrorCode::Missing, "store: one of its own keys is missing");
    return std::move(**secret);
}

Result<crypto::SigningKey> signingKeyOf(KeyStore& keys)
{
    const auto seed = requiredSecret(keys, secretnames::signing);
    if (!seed)
        return tl::unexpected(seed.error());
    return crypto::SigningKey::fromSecret(*seed);
}

Result<crypto::BoxKeyPair> boxKeysOf(KeyStore& keys)
{
    auto secret = requiredSecret(keys, secretnames::box);
    if (!secret)
        return tl::unexpected(secret.error());
    return crypto::BoxKeyPair::fromSecret(std::move(*secret));
}

sql::OpenOptions optionsOf(bool readOnly, int cacheKiB)
{
    return {.readOnly = readOnly, .synchronous = sql::Synchronous::Full, .cacheKiB = cacheKiB, .busyTimeoutMs = 30'000};
}

} // namespace

Result<std::optional<Bytes>> Store::Impl::setting(std::string_view name)
{
    std::optional<Bytes> value;
    const auto row = first(database, "SELECT value FROM setting WHERE name = ?", [&value](const auto& r) { value = toBytes(r.blob(0)); }, name);
    if (!row)
        return tl::unexpected(row.error());
    return value;
}

Result<> Store::Impl::readIdentity()
{
    const auto id = setting(settings::storeId);
    if (!id)
        return tl::unexpected(id.error());
    const auto recipient = setting(settings::recoveryRecipient);
    if (!recipient)
        return tl::unexpected(recipient.error());
    const auto uuid = *id ? Uuid::fromBytes(**id) : std::nullopt;
    if (!uuid || !*recipient)
        return fail(ErrorCode::Corrupt, "store: it does not know who it is");
    identity.store = *uuid;
    identity.recoveryRecipient = std::string(asText(**recipient));
    identity.signingKey = signing.publicKey();
    identity.boxKey = box.publicKey;
    const auto row = first(database, "SELECT epoch FROM state", [this](const auto& r) { identity.epoch = r.unsignedInteger(0); });
    return row ? Result<>() : tl::unexpected(row.error());
}

Store::Store(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Store::~Store() = default;

Result<std::unique_ptr<Store>> Store::open(const DataDirectory& directory, const StoreOptions& options)
{
    if (const auto ready = crypto::initialise(); !ready)
        return tl::unexpected(ready.error());
    if (const auto there = directory.checkInitialised(); !there)
        return tl::unexpected(there.error());
    auto lock = DirectoryLock::take(directory, options.lock);
    if (!lock)
        return tl::unexpected(lock.error());
    auto keys = KeyStore::open(directory);
    if (!keys)
        return tl::unexpected(keys.error());
    auto fileKey = (*keys)->storeFileKey();
    if (!fileKey)
        return tl::unexpected(fileKey.error());
    auto signing = signingKeyOf(**keys);
    if (!signing)
        return tl::unexpected(signing.error());
    auto box = boxKeysOf(**keys);
    if (!box)
        return tl::unexpected(box.error());
    auto database = sql::Database::open(directory.storeFile(), *fileKey, optionsOf(false, 1024));
    if (!database)
        return tl::unexpected(database.error());
    if (const auto done = sql::bringUp(*database, "core", storeSchema()); !done)
        return tl::unexpected(done.error());
    auto impl = std::make_unique<Impl>(directory, std::move(*lock), std::move(*keys), std::move(*fileKey), std::move(*signing), std::move(*box), std::move(*database));
    if (const auto known = impl->readIdentity(); !known)
        return tl::unexpected(known.error());
    return std::unique_ptr<Store>(new Store(std::move(impl)));
}

const DataDirectory& Store::directory() const
{
    return m_impl->directory;
}

const StoreIdentity& Store::identity() const
{
    return m_impl->identity;
}

KeyStore& Store::keys()
{
    return *m_impl->keys;
}

Result<sql::Database> Store::connect(bool readOnly, int cacheKiB)
{
    return sql::Database::open(m_impl->directory.storeFile(), m_impl->fileKey, optionsOf(readOnly, cacheKiB));
}

Result<std::vector<LaboratoryInfo>> Store::laboratories()
{
    const std::lock_guard lock(m_impl->mutex);
    std::vector<LaboratoryInfo> list;
    const auto done = each(m_impl->database, "SELECT id, number FROM laboratory ORDER BY number", [&list](const auto& row) -> Result<> {
        list.push_back({row.template id<lab::LaboratoryId>(0), static_cast<LaboratoryNumber>(row.integer(1))});
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return list;
}

Result<std::optional<Bytes>> Store::setting(std::string_view name)
{
    const std::lock_guard lock(m_impl->mutex);
    return m_impl->setting(name);
}

Result<> Store::setSetting(std::string_view name, ByteView value)
{
    const std::lock_guard lock(m_impl->mutex);
    return run(m_impl->database, "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", name, value);
}

Result<std::optional<SecretBytes>> Store::secret(std::string_view name)
{
    return m_impl->keys->secret(name);
}

Result<> Store::setSecret(std::string_view name, const SecretBytes& value)
{
    return m_impl->keys->setSecret(name, value);
}

const crypto::SigningKey& Store::signingKey() const
{
    return m_impl->signing;
}

const crypto::BoxKeyPair& Store::boxKeys() const
{
    return m_impl->box;
}

} // namespace paillasse::store
