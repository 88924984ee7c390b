// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/crypto/box.h"
#include "app/crypto/sign.h"
#include "app/lab/ids.h"
#include "app/sql/database.h"
#include "app/store/core/datadirectory.h"

namespace paillasse::store {

class KeyStore;

// The names of settings that the core keeps itself.
namespace settings {
inline constexpr std::string_view storeId = "store.id";
inline constexpr std::string_view recoveryRecipient = "store.recovery";
} // namespace settings

// Who this store is to its workstations.
struct StoreIdentity {
    Uuid store;
    std::uint64_t epoch = 0;
    Bytes signingKey;            // Ed25519 public: session certificates and tree heads
    Bytes boxKey;                // X25519 public: acts are sealed to it
    std::string recoveryRecipient;
};

// A laboratory's small number: the high bits of its documents' sequence in the one file, and its ledger. 0 is the store itself.
using LaboratoryNumber = std::uint16_t;

struct LaboratoryInfo {
    lab::LaboratoryId id;
    LaboratoryNumber number = 0;
};

struct StoreOptions {
    LockKind lock = LockKind::Using;
    int cacheKiB = 64 * 1024;    // of the writer's connection
};

// An open data directory: its lock, its keys and who it is. Writer, Feed, Ledger and the accounts are made over it, each with
// connections of its own.
class Store {
public:
    static Result<std::unique_ptr<Store>> open(const DataDirectory& directory, const StoreOptions& options = {});
    ~Store();

    [[nodiscard]] const DataDirectory& directory() const;
    [[nodiscard]] const StoreIdentity& identity() const;
    [[nodiscard]] KeyStore& keys();

    // A new connection to store.db for one thread; for tables of one's own, bring them up with sql::bringUp(database, "accounts", steps).
    // Writes outside the writer take the file's lock from it: keep them short, and never touch the core's tables.
    [[nodiscard]] Result<sql::Database> connect(bool readOnly = false, int cacheKiB = 4 * 1024);

    // Read from the file, for another process may have added one.
    [[nodiscard]] Result<std::vector<LaboratoryInfo>> laboratories();

    // Values that are no secrets, by name: the authority's certificate, the maximum offline age. Part of store.db and of its backup.
    [[nodiscard]] Result<std::optional<Bytes>> setting(std::string_view name);
    [[nodiscard]] Result<> setSetting(std::string_view name, ByteView value);
    // Secrets, by name: the authority's key, the server's TLS key. Wrapped by the master key in keys.db, backed up with the keys.
    [[nodiscard]] Result<std::optional<SecretBytes>> secret(std::string_view name);
    [[nodiscard]] Result<> setSecret(std::string_view name, const SecretBytes& value);

    // Both are only used in memory, by reference: session certificates and tree heads are signed with the one, acts opened with the other.
    [[nodiscard]] const crypto::SigningKey& signingKey() const;
    [[nodiscard]] const crypto::BoxKeyPair& boxKeys() const;

private:
    class Impl;
    explicit Store(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace paillasse::store
