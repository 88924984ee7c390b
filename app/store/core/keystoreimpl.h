// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <vector>

#include "app/crypto/hash.h"
#include "app/crypto/seal.h"
#include "app/sql/database.h"
#include "app/sql/transaction.h"
#include "app/store/core/keycache.h"
#include "app/store/core/keystore.h"
#include "app/store/core/query.h"

// The inside of KeyStore: keystore.cpp has the keys in use, keyfile.cpp the file.
namespace paillasse::store {

// What a wrapped key is bound to, as the associated data of its seal.
Bytes boundTo(KeyId id, const KeyName& name);
Bytes boundTo(std::string_view kind, ByteView name);
tl::unexpected<Error> noSuchKey();

class KeyStore::Impl {
public:
    struct NewKey {
        KeyId id;
        KeyName name;
        SecretBytes key;
    };

    Impl(SecretBytes masterKey, sql::Database writingDatabase, sql::Database readingDatabase, sql::Database changingDatabase)
        : secretWrap(crypto::hkdfSha256(masterKey, "paillasse.wrap.secret.v1")), laboratoryWrap(crypto::hkdfSha256(masterKey, "paillasse.wrap.laboratory.v1")),
          writing(std::move(writingDatabase)), reading(std::move(readingDatabase)), changing(std::move(changingDatabase))
    {
    }

    static Result<std::unique_ptr<Impl>> open(const DataDirectory& directory, bool create);

    // Calls `use` with the laboratory's key, unwrapped once; NotFound when it has none.
    template <class Use>
    auto withLaboratoryKey(sql::Database& database, const lab::LaboratoryId& laboratory, const Use& use) -> decltype(use(std::declval<const SecretBytes&>()));
    Result<> load(sql::Database& database, KeyId id, SecretBytes& key);
    Result<> beginNew();
    Result<KeyId> make(const KeyName& name);
    Result<> makeLaboratoryKey(const lab::LaboratoryId& laboratory);

    SecretBytes secretWrap;
    SecretBytes laboratoryWrap;
    sql::Database writing;                      // of whoever holds the write lock of store.db
    sql::Database reading;                      // everybody else's; under `mutex`, and never waiting for who writes
    std::mutex mutex;
    sql::Database changing;                     // small writes of everybody else's, which may have to wait; under `changeMutex`
    std::mutex changeMutex;                     // before `mutex`, where both are taken
    KeyCache cache;
    std::uint64_t destroyedSeen = 0;            // keys, as forgetDestroyed found them
    std::mutex laboratoryMutex;
    std::map<lab::LaboratoryId, SecretBytes> laboratoryKeys;

    std::optional<sql::Transaction> transaction; // of new keys
    KeyId next = 0;
    std::mutex newMutex;
    std::vector<NewKey> newKeys;
};

template <class Use>
auto KeyStore::Impl::withLaboratoryKey(sql::Database& database, const lab::LaboratoryId& laboratory, const Use& use)
    -> decltype(use(std::declval<const SecretBytes&>()))
{
    const std::lock_guard lock(laboratoryMutex);
    auto found = laboratoryKeys.find(laboratory);
    if (found == laboratoryKeys.end()) {
        Bytes wrapped;
        const auto row = first(database, "SELECT wrapped FROM laboratory_key WHERE laboratory = ?", [&wrapped](const auto& r) { wrapped = toBytes(r.blob(0)); }, laboratory);
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return noSuchKey();
        auto key = crypto::openSecretWithKey(laboratoryWrap, wrapped, boundTo("laboratory", laboratory.bytes()));
        if (!key)
            return tl::unexpected(key.error());
        found = laboratoryKeys.emplace(laboratory, std::move(*key)).first;
    }
    return use(found->second);
}

} // namespace paillasse::store
