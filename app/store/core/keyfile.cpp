// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "app/base/cborwriter.h"
#include "app/crypto/crypto.h"
#include "app/sql/schema.h"
#include "app/store/core/keystoreimpl.h"

namespace paillasse::store {

namespace {

const std::vector<sql::SchemaStep> schema = {
    {"CREATE TABLE secret (name TEXT PRIMARY KEY, wrapped BLOB NOT NULL) WITHOUT ROWID;"
     "CREATE TABLE laboratory_key (laboratory BLOB PRIMARY KEY, wrapped BLOB NOT NULL) WITHOUT ROWID;"
     "CREATE TABLE document_key (id INTEGER PRIMARY KEY, laboratory BLOB NOT NULL, owner BLOB NOT NULL, class INTEGER NOT NULL,"
     "  period INTEGER NOT NULL, wrapped BLOB NOT NULL);"
     "CREATE UNIQUE INDEX document_key_name ON document_key (owner, laboratory, class, period);"
     "CREATE TABLE destroyed_key (id INTEGER PRIMARY KEY, at INTEGER NOT NULL);"
     "CREATE TABLE numbering (one INTEGER PRIMARY KEY CHECK (one = 1), next INTEGER NOT NULL);"
     "INSERT INTO numbering (one, next) VALUES (1, 1);"},
};

KeyName nameIn(const sql::Statement& row, int column)
{
    return {row.id<lab::LaboratoryId>(column), row.uuid(column + 1), static_cast<KeyClass>(row.integer(column + 2)),
            static_cast<std::uint32_t>(row.integer(column + 3))};
}

} // namespace

Bytes boundTo(KeyId id, const KeyName& name)
{
    Bytes out;
    cbor::Writer w(out);
    w.array(6);
    w.unsignedInt(1);
    w.unsignedInt(id);
    w.bytes(name.laboratory.bytes());
    w.bytes(name.owner.bytes());
    w.unsignedInt(static_cast<std::uint64_t>(name.keyClass));
    w.unsignedInt(name.period);
    return out;
}

Bytes boundTo(std::string_view kind, ByteView name)
{
    Bytes out;
    cbor::Writer w(out);
    w.array(2);
    w.text(kind);
    w.bytes(name);
    return out;
}

tl::unexpected<Error> noSuchKey()
{
    return fail(ErrorCode::NotFound, "keys: no such key");
}

Result<std::unique_ptr<KeyStore::Impl>> KeyStore::Impl::open(const DataDirectory& directory, bool create)
{
    auto master = directory.readMasterKey();
    if (!master)
        return tl::unexpected(master.error());
    const auto fileKey = crypto::hkdfSha256(*master, KeyStore::fileKeyLabel);
    sql::OpenOptions options{.create = create, .synchronous = sql::Synchronous::Full, .busyTimeoutMs = 30'000, .secureDelete = true};
    auto writing = sql::Database::open(directory.keysFile(), fileKey, options);
    if (!writing)
        return tl::unexpected(writing.error());
    if (const auto done = sql::bringUp(*writing, "keys", schema); !done)
        return tl::unexpected(done.error());
    options.create = false;
    auto reading = sql::Database::open(directory.keysFile(), fileKey, options);
    if (!reading)
        return tl::unexpected(reading.error());
    auto changing = sql::Database::open(directory.keysFile(), fileKey, options);
    if (!changing)
        return tl::unexpected(changing.error());
    return std::make_unique<Impl>(std::move(*master), std::move(*writing), std::move(*reading), std::move(*changing));
}

Result<> KeyStore::Impl::load(sql::Database& database, KeyId id, SecretBytes& key)
{
    KeyName name;
    Bytes wrapped;
    const auto row = first(
        database, "SELECT laboratory, owner, class, period, wrapped FROM document_key WHERE id = ?",
        [&](const auto& r) {
            name = nameIn(r, 0);
            wrapped = toBytes(r.blob(4));
        },
        id);
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return noSuchKey();
    return withLaboratoryKey(database, name.laboratory, [&](const SecretBytes& laboratoryKey) -> Result<> {
        const auto plain = crypto::openSecretWithKey(laboratoryKey, wrapped, boundTo(id, name));
        if (!plain)
            return tl::unexpected(plain.error());
        if (plain->size() != keySize)
            return fail(ErrorCode::Corrupt, "keys: a key of another size");
        std::ranges::copy(plain->view(), key.writable().begin());
        return {};
    });
}

Result<> KeyStore::Impl::beginNew()
{
    if (transaction)
        return {};
    auto begun = sql::Transaction::begin(writing);
    if (!begun)
        return tl::unexpected(begun.error());
    transaction.emplace(std::move(*begun));
    const auto row = first(writing, "SELECT next FROM numbering", [this](const auto& r) { next = r.unsignedInteger(0); });
    if (!row)
        return tl::unexpected(row.error());
    return {};
}

Result<> KeyStore::Impl::makeLaboratoryKey(const lab::LaboratoryId& laboratory)
{
    auto key = crypto::randomSecret(keySize);
    const auto wrapped = crypto::sealWithKey(laboratoryWrap, key.view(), boundTo("laboratory", laboratory.bytes()));
    if (const auto done = run(writing, "INSERT INTO laboratory_key (laboratory, wrapped) VALUES (?, ?)", laboratory, wrapped); !done)
        return done;
    const std::lock_guard lock(laboratoryMutex);
    laboratoryKeys.insert_or_assign(laboratory, std::move(key));
    return {};
}

Result<KeyId> KeyStore::Impl::make(const KeyName& name)
{
    NewKey made{next, name, crypto::randomSecret(keySize)};
    const auto wrap = [&](const SecretBytes& laboratoryKey) -> Result<Bytes> { return crypto::sealWithKey(laboratoryKey, made.key.view(), boundTo(made.id, name)); };
    auto wrapped = withLaboratoryKey(writing, name.laboratory, wrap);
    if (!wrapped && wrapped.error().code == ErrorCode::NotFound) {
        if (const auto done = makeLaboratoryKey(name.laboratory); !done)
            return tl::unexpected(done.error());
        wrapped = withLaboratoryKey(writing, name.laboratory, wrap);
    }
    if (!wrapped)
        return tl::unexpected(wrapped.error());
    const auto done = run(writing, "INSERT INTO document_key (id, laboratory, owner, class, period, wrapped) VALUES (?, ?, ?, ?, ?, ?)", made.id, name.laboratory,
                          name.owner, static_cast<int>(name.keyClass), name.period, *wrapped);
    if (!done)
        return tl::unexpected(done.error());
    ++next;
    const auto id = made.id;
    const std::lock_guard lock(newMutex);
    newKeys.push_back(std::move(made));
    return id;
}

Result<> KeyStore::destroy(const std::vector<KeyId>& keys, Instant now)
{
    const std::lock_guard changes(m_impl->changeMutex);
    auto& database = m_impl->changing;
    auto transaction = sql::Transaction::begin(database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    for (const auto key : keys) {
        auto done = run(database, "DELETE FROM document_key WHERE id = ?", key);
        if (done)
            done = run(database, "INSERT OR IGNORE INTO destroyed_key (id, at) VALUES (?, ?)", key, now);
        if (!done)
            return done;
    }
    if (const auto done = transaction->commit(); !done)
        return done;
    {
        // Whoever reads one of them from the file at this moment has put it into the cache before, or does not find it.
        const std::lock_guard lock(m_impl->mutex);
        for (const auto key : keys)
            m_impl->cache.forget(key);
    }
    // The old pages are in the log until it is cut.
    return database.checkpoint();
}

Result<std::vector<DestroyedKey>> KeyStore::destroyed()
{
    const std::lock_guard lock(m_impl->mutex);
    std::vector<DestroyedKey> list;
    const auto done = each(m_impl->reading, "SELECT id, at FROM destroyed_key ORDER BY id", [&list](const auto& row) -> Result<> {
        list.push_back({row.unsignedInteger(0), row.instant(1)});
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return list;
}

Result<std::vector<KeyId>> KeyStore::keysOf(const lab::LaboratoryId& laboratory, const Uuid& owner)
{
    const std::lock_guard lock(m_impl->mutex);
    std::vector<KeyId> list;
    const auto done = each(
        m_impl->reading, "SELECT id FROM document_key WHERE owner = ? AND laboratory = ? ORDER BY id",
        [&list](const auto& row) -> Result<> {
            list.push_back(row.unsignedInteger(0));
            return {};
        },
        owner, laboratory);
    if (!done)
        return tl::unexpected(done.error());
    return list;
}

Result<std::vector<NamedKey>> KeyStore::keysBefore(KeyClass keyClass, std::uint32_t period)
{
    const std::lock_guard lock(m_impl->mutex);
    std::vector<NamedKey> list;
    const auto done = each(
        m_impl->reading, "SELECT id, laboratory, owner, class, period FROM document_key WHERE class = ? AND period < ? ORDER BY id",
        [&list](const auto& row) -> Result<> {
            list.push_back({row.unsignedInteger(0), nameIn(row, 1)});
            return {};
        },
        static_cast<int>(keyClass), period);
    if (!done)
        return tl::unexpected(done.error());
    return list;
}

Result<std::optional<KeyName>> KeyStore::nameOf(KeyId id)
{
    const std::lock_guard lock(m_impl->mutex);
    std::optional<KeyName> name;
    const auto row = first(m_impl->reading, "SELECT laboratory, owner, class, period FROM document_key WHERE id = ?", [&name](const auto& r) { name = nameIn(r, 0); }, id);
    return row ? Result<std::optional<KeyName>>(name) : tl::unexpected(row.error());
}

void KeyStore::forgetCached()
{
    m_impl->cache.clear();
}

Result<> KeyStore::forgetDestroyed()
{
    const std::lock_guard lock(m_impl->mutex);
    std::uint64_t count = 0;
    const auto row = first(m_impl->reading, "SELECT count(*) FROM destroyed_key", [&count](const auto& r) { count = r.unsignedInteger(0); });
    if (!row)
        return tl::unexpected(row.error());
    if (count != m_impl->destroyedSeen)
        m_impl->cache.clear();
    m_impl->destroyedSeen = count;
    return {};
}

Result<> KeyStore::startNumbersAt(KeyId first)
{
    const std::lock_guard lock(m_impl->changeMutex);
    return run(m_impl->changing, "UPDATE numbering SET next = max(next, ?)", first);
}

Result<std::uint64_t> KeyStore::verify(const std::function<void(const std::string& where)>& bad)
{
    auto& impl = *m_impl;
    const std::lock_guard lock(impl.mutex);
    std::uint64_t count = 0;
    auto done = each(impl.reading, "SELECT name, wrapped FROM secret", [&](const auto& row) -> Result<> {
        ++count;
        if (!crypto::openSecretWithKey(impl.secretWrap, row.blob(1), boundTo("secret", asBytes(row.text(0)))))
            bad("secret");
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    SecretBytes key(keySize);
    done = each(impl.reading, "SELECT id FROM document_key", [&](const auto& row) -> Result<> {
        ++count;
        if (!impl.load(impl.reading, row.unsignedInteger(0), key))
            bad("key " + std::to_string(row.integer(0)));
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return count;
}

Result<> KeyStore::copyTo(const std::string& path, const SecretBytes& key)
{
    {
        const std::lock_guard lock(m_impl->mutex);
        if (const auto done = m_impl->reading.copyTo(path, key); !done)
            return done;
    }
    // Staging is in no backup: with its key it is gone at once, not when the last archive is.
    auto copy = sql::Database::open(path, key, {.secureDelete = true});
    if (!copy)
        return tl::unexpected(copy.error());
    if (const auto done = run(*copy, "DELETE FROM document_key WHERE class = ?", static_cast<int>(KeyClass::Staging)); !done)
        return done;
    return copy->checkpoint();
}

Result<> KeyStore::checkpoint()
{
    const std::lock_guard lock(m_impl->changeMutex);
    return m_impl->changing.checkpoint();
}

} // namespace paillasse::store
