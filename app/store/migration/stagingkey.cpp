// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/migration/stagingkey.h"

#include "app/store/core/store.h"

namespace paillasse::store {

std::string stagingFile(const DataDirectory& directory, const migration::MigrationId& job)
{
    return directory.stagingFolder() + '/' + job.toString() + ".db";
}

Result<StagingKeys> StagingKeys::open(Store& store)
{
    auto keys = KeyStore::open(store.directory());
    if (!keys)
        return tl::unexpected(keys.error());
    return StagingKeys(std::move(*keys));
}

Result<SecretBytes> StagingKeys::make(const migration::MigrationId& job)
{
    const auto made = m_keys->obtain({{}, job.uuid(), KeyClass::Staging, 0});
    if (!made) {
        m_keys->dropNew();
        return tl::unexpected(made.error());
    }
    if (const auto done = m_keys->commitNew(); !done)
        return tl::unexpected(done.error());
    return read(job);
}

Result<SecretBytes> StagingKeys::read(const migration::MigrationId& job)
{
    const auto ids = numbers(job);
    if (!ids)
        return tl::unexpected(ids.error());
    if (ids->empty())
        return fail(ErrorCode::NotFound, "staging: it has no key");
    SecretBytes key;
    if (const auto done = m_keys->read(ids->front(), key); !done)
        return tl::unexpected(done.error());
    return key;
}

Result<std::vector<KeyId>> StagingKeys::numbers(const migration::MigrationId& job)
{
    return m_keys->keysOf({}, job.uuid());
}

Result<> StagingKeys::destroy(const std::vector<KeyId>& keys, Instant now)
{
    return m_keys->destroy(keys, now);
}

} // namespace paillasse::store
