// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "app/migration/mandate.h"
#include "app/store/core/keystore.h"

namespace paillasse::store {

class Store;

std::string stagingFile(const DataDirectory& directory, const migration::MigrationId& job);

// The keys of stagings, over connections to keys.db of their own: work on a migration goes on beside the writer, whose keys are made
// under its lock.
class StagingKeys {
public:
    static Result<StagingKeys> open(Store& store);

    // Made and durable, if there is none.
    Result<SecretBytes> make(const migration::MigrationId& job);
    // NotFound: never made, or destroyed.
    Result<SecretBytes> read(const migration::MigrationId& job);
    Result<std::vector<KeyId>> numbers(const migration::MigrationId& job);
    Result<> destroy(const std::vector<KeyId>& keys, Instant now);

private:
    explicit StagingKeys(std::unique_ptr<KeyStore> keys) : m_keys(std::move(keys)) {}
    std::unique_ptr<KeyStore> m_keys;
};

} // namespace paillasse::store
