// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/migration/stepscan.h"

#include "app/store/accounts/accountentry.h"
#include "app/store/core/keystore.h"
#include "app/store/core/leaf.h"
#include "app/store/core/ledgerwriter.h"
#include "app/store/core/query.h"
#include "app/store/core/sealeddocument.h"
#include "app/store/core/storeschema.h"

namespace paillasse::store {

Result<> StepScan::lookFrom(sql::Database& database, std::uint64_t from)
{
    const auto end = ledgerSize(database, 0);
    if (!end)
        return tl::unexpected(end.error());
    if (m_from == m_to)
        m_from = m_to = *end;
    if (from < m_from) {
        if (const auto done = look(database, from, m_from); !done)
            return tl::unexpected(done.error());
        m_from = from;
    }
    if (m_to < *end) {
        if (const auto done = look(database, m_to, *end); !done)
            return tl::unexpected(done.error());
        m_to = *end;
    }
    return {};
}

Result<StepScan::Steps> StepScan::of(sql::Database& database, const migration::MigrationId& job, std::uint64_t from)
{
    if (const auto looked = lookFrom(database, from); !looked)
        return tl::unexpected(looked.error());
    const auto found = m_found.find(job);
    if (found == m_found.end())
        return Steps();
    return Steps(found->second.lower_bound(from), found->second.end());
}

Result<std::map<migration::MigrationId, StepScan::Steps>> StepScan::all(sql::Database& database)
{
    if (const auto looked = lookFrom(database, 0); !looked)
        return tl::unexpected(looked.error());
    return m_found;
}

Result<> StepScan::look(sql::Database& database, std::uint64_t from, std::uint64_t to)
{
    SecretBytes key(KeyStore::keySize);
    const auto take = [&](const auto& row) -> Result<> {
        const auto leaf = decodeLeaf(row.blob(1));
        if (!leaf)
            return fail(ErrorCode::Corrupt, "migration: a leaf of the ledger cannot be read; run verify");
        if (leaf->leafClass != LeafClass::Administration)
            return {};
        if (const auto read = m_store.keys().read(row.unsignedInteger(2), key); !read)
            return read;
        const auto place = placeOf(row.unsignedInteger(0));
        const auto entry = openEntry(key, m_store.identity().store, place, row.blob(3)).and_then([](const Bytes& plain) { return decodeEntry(plain); });
        if (!entry)
            return fail(ErrorCode::Corrupt, "migration: an entry of the ledger cannot be read; run verify");
        if (const auto* stepped = std::get_if<MigrationStepped>(&entry->change))
            m_found[stepped->step.job].emplace(place, stepped->id);
        return {};
    };
    return each(database, "SELECT seq, leaf, key, entry FROM ledger WHERE seq >= ? AND seq < ? ORDER BY seq", take, rowOf(0, from), rowOf(0, to));
}

} // namespace paillasse::store
