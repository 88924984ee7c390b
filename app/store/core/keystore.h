// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/base/secretbytes.h"
#include "app/base/uuid.h"
#include "app/lab/ids.h"
#include "app/store/core/datadirectory.h"

namespace paillasse::store {

// What a key is for. The numbers are in keys.db.
enum class KeyClass : std::uint8_t {
    Identity = 1,       // of one patient, period 0
    Record = 2,         // of one patient's orders, period = year of placement
    Directory = 3,      // of one laboratory: catalogue, prescribers, benches, profile
    Administration = 4, // of the store: entries of the store-wide ledger
    Trail = 5,          // of one ledger: who read what, or security, period = year · 100 + month
    Quarantine = 6,     // of imports that could not be read, until their period's end
    Staging = 7         // of one migration's staging, named by the job, of no laboratory; in no copy
};

using KeyId = std::uint64_t; // never used twice; 0: none

struct KeyName {
    lab::LaboratoryId laboratory;
    Uuid owner;                   // patient, or null
    KeyClass keyClass = KeyClass::Directory;
    std::uint32_t period = 0;
    bool operator==(const KeyName&) const = default;
};

struct NamedKey {
    KeyId id = 0;
    KeyName name;
    bool operator==(const NamedKey&) const = default;
};

struct DestroyedKey {
    KeyId key = 0;
    Instant at;
    bool operator==(const DestroyedKey&) const = default;
};

// The keys of one store (docs/decisions/0007-keys-and-erasure.md): master key → laboratory key → a random key for each patient, class
// and period, wrapped, in a file of its own. A few plain keys are kept in memory. Any thread, but for what says otherwise.
class KeyStore {
public:
    static constexpr std::size_t keySize = 32;
    static constexpr std::string_view fileKeyLabel = "paillasse.file.keys.v1"; // of keys.db itself: HKDF of the master key

    static Result<std::unique_ptr<KeyStore>> create(const DataDirectory& directory);
    static Result<std::unique_ptr<KeyStore>> open(const DataDirectory& directory);
    ~KeyStore();

    // The keys of the other files. Missing: a store that was made before there was such a file.
    [[nodiscard]] Result<SecretBytes> storeFileKey();
    [[nodiscard]] Result<SecretBytes> indexFileKey();
    // A new key for index.db: the old file is lost with the old key.
    Result<> renewIndexFileKey();
    // The same for watch.db.
    [[nodiscard]] Result<SecretBytes> watchFileKey();
    Result<> renewWatchFileKey();

    // Into `key`, a buffer of the caller's that it uses again. NotFound: never made, or destroyed.
    [[nodiscard]] Result<> read(KeyId id, SecretBytes& key);
    // The key of that name, a new one if there is none (and of its laboratory). What is new is durable after commitNew and gone after
    // dropNew: commitNew comes before the commit of any data sealed with it. These three: only under the write lock of store.db, by
    // one thread.
    [[nodiscard]] Result<KeyId> obtain(const KeyName& name);
    Result<> commitNew();
    void dropNew();

    // Overwrites the wrapped keys, empties the log and notes them as destroyed. Again for the same keys: nothing happens.
    Result<> destroy(const std::vector<KeyId>& keys, Instant now);
    [[nodiscard]] Result<std::vector<DestroyedKey>> destroyed();
    [[nodiscard]] Result<std::vector<KeyId>> keysOf(const lab::LaboratoryId& laboratory, const Uuid& owner);
    // What a key is for; nothing: it is not here.
    [[nodiscard]] Result<std::optional<KeyName>> nameOf(KeyId id);
    // Of that class, of a period before that one.
    [[nodiscard]] Result<std::vector<NamedKey>> keysBefore(KeyClass keyClass, std::uint32_t period);
    // After another process may have destroyed some.
    void forgetCached();
    // The same at little cost: only where there are more destroyed keys than at the last call.
    Result<> forgetDestroyed();
    // New keys are numbered from there on: a restored store must not give out numbers that were used after the backup.
    Result<> startNumbersAt(KeyId first);

    // Secrets of the store itself, by name, wrapped by the master key.
    [[nodiscard]] Result<std::optional<SecretBytes>> secret(std::string_view name);
    Result<> setSecret(std::string_view name, const SecretBytes& value);

    // Opens every wrapped key and secret; `bad` is told of each that does not. The count of keys.
    Result<std::uint64_t> verify(const std::function<void(const std::string& where)>& bad);
    // A copy under another file key, for the key archive: of all but the keys of what no backup has.
    Result<> copyTo(const std::string& path, const SecretBytes& key);
    // The log cut to nothing.
    Result<> checkpoint();

private:
    class Impl;
    explicit KeyStore(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace paillasse::store
