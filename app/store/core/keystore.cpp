// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/core/keystore.h"

#include <algorithm>

#include "app/crypto/crypto.h"
#include "app/store/core/keystoreimpl.h"

namespace paillasse::store {

namespace {

constexpr std::string_view storeFileSecret = "file.store";
constexpr std::string_view indexFileSecret = "file.index";
constexpr std::string_view watchFileSecret = "file.watch";

} // namespace

KeyStore::KeyStore(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

KeyStore::~KeyStore()
{
    dropNew();
}

Result<std::unique_ptr<KeyStore>> KeyStore::create(const DataDirectory& directory)
{
    auto impl = Impl::open(directory, true);
    if (!impl)
        return tl::unexpected(impl.error());
    auto keys = std::unique_ptr<KeyStore>(new KeyStore(std::move(*impl)));
    for (const auto name : {storeFileSecret, indexFileSecret, watchFileSecret})
        if (const auto done = keys->setSecret(name, crypto::randomSecret(keySize)); !done)
            return tl::unexpected(done.error());
    return keys;
}

Result<std::unique_ptr<KeyStore>> KeyStore::open(const DataDirectory& directory)
{
    auto impl = Impl::open(directory, false);
    if (!impl)
        return tl::unexpected(impl.error());
    return std::unique_ptr<KeyStore>(new KeyStore(std::move(*impl)));
}

namespace {

Result<SecretBytes> required(Result<std::optional<SecretBytes>> secret)
{
    if (!secret)
        return tl::unexpected(secret.error());
    if (!*secret)
        return fail(ErrorCode::Missing, "keys: the key of a file is not there");
    return std::move(**secret);
}

} // namespace

Result<SecretBytes> KeyStore::storeFileKey()
{
    return required(secret(storeFileSecret));
}

Result<SecretBytes> KeyStore::indexFileKey()
{
    return required(secret(indexFileSecret));
}

Result<> KeyStore::renewIndexFileKey()
{
    return setSecret(indexFileSecret, crypto::randomSecret(keySize));
}

Result<SecretBytes> KeyStore::watchFileKey()
{
    return required(secret(watchFileSecret));
}

Result<> KeyStore::renewWatchFileKey()
{
    return setSecret(watchFileSecret, crypto::randomSecret(keySize));
}

Result<> KeyStore::read(KeyId id, SecretBytes& key)
{
    if (key.size() != keySize)
        key = SecretBytes(keySize);
    if (id == 0)
        return noSuchKey();
    if (m_impl->cache.find(id, key))
        return {};
    {
        const std::lock_guard lock(m_impl->newMutex);
        const auto found = std::ranges::find(m_impl->newKeys, id, &Impl::NewKey::id);
        if (found != m_impl->newKeys.end()) {
            std::ranges::copy(found->key.view(), key.writable().begin());
            return {};
        }
    }
    const std::lock_guard lock(m_impl->mutex);
    if (const auto done = m_impl->load(m_impl->reading, id, key); !done)
        return done;
    m_impl->cache.put(id, key.view());
    return {};
}

Result<KeyId> KeyStore::obtain(const KeyName& name)
{
    if (const auto done = m_impl->beginNew(); !done)
        return tl::unexpected(done.error());
    KeyId id = 0;
    const auto row = first(
        m_impl->writing, "SELECT id FROM document_key WHERE owner = ? AND laboratory = ? AND class = ? AND period = ?",
        [&id](const auto& r) { id = r.unsignedInteger(0); }, name.owner, name.laboratory, static_cast<int>(name.keyClass), name.period);
    if (!row)
        return tl::unexpected(row.error());
    return *row ? Result<KeyId>(id) : m_impl->make(name);
}

Result<> KeyStore::commitNew()
{
    auto& impl = *m_impl;
    if (!impl.transaction)
        return {};
    if (impl.newKeys.empty()) {
        dropNew();
        return {};
    }
    auto done = run(impl.writing, "UPDATE numbering SET next = ?", impl.next);
    if (done)
        done = impl.transaction->commit();
    if (!done) {
        dropNew();
        return done;
    }
    impl.transaction.reset();
    const std::lock_guard lock(impl.newMutex);
    for (const auto& made : impl.newKeys)
        impl.cache.put(made.id, made.key.view());
    impl.newKeys.clear();
    return {};
}

void KeyStore::dropNew()
{
    auto& impl = *m_impl;
    if (!impl.transaction)
        return;
    impl.transaction->rollback();
    impl.transaction.reset();
    {
        const std::lock_guard lock(impl.newMutex);
        impl.newKeys.clear();
    }
    // A laboratory's key may have been made with them.
    const std::lock_guard lock(impl.laboratoryMutex);
    impl.laboratoryKeys.clear();
}

Result<std::optional<SecretBytes>> KeyStore::secret(std::string_view name)
{
    const std::lock_guard lock(m_impl->mutex);
    Bytes wrapped;
    const auto row = first(m_impl->reading, "SELECT wrapped FROM secret WHERE name = ?", [&wrapped](const auto& r) { wrapped = toBytes(r.blob(0)); }, name);
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return std::optional<SecretBytes>();
    auto plain = crypto::openSecretWithKey(m_impl->secretWrap, wrapped, boundTo("secret", asBytes(name)));
    if (!plain)
        return tl::unexpected(plain.error());
    return std::optional<SecretBytes>(std::move(*plain));
}

Result<> KeyStore::setSecret(std::string_view name, const SecretBytes& value)
{
    const auto wrapped = crypto::sealWithKey(m_impl->secretWrap, value.view(), boundTo("secret", asBytes(name)));
    const std::lock_guard lock(m_impl->changeMutex);
    return run(m_impl->changing, "INSERT INTO secret (name, wrapped) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET wrapped = excluded.wrapped", name, wrapped);
}

} // namespace paillasse::store
