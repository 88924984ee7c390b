// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "app/store/accounts/accountentry.h"
#include "app/store/core/keystore.h"
#include "app/store/core/leaf.h"
#include "app/store/core/query.h"
#include "app/store/core/sealeddocument.h"
#include "app/store/core/store.h"
#include "app/store/core/storeschema.h"

namespace paillasse::store::testing {

// What the store-wide ledger says happened, oldest first.
inline Result<std::vector<AccountEntry>> entriesOf(Store& store)
{
    auto database = store.connect();
    if (!database)
        return tl::unexpected(database.error());
    std::vector<AccountEntry> all;
    SecretBytes key(KeyStore::keySize);
    const auto take = [&](const auto& row) -> Result<> {
        const auto leaf = decodeLeaf(row.blob(0));
        if (!leaf || leaf->leafClass == LeafClass::Epoch)
            return leaf ? Result<>() : tl::unexpected(leaf.error());
        if (const auto read = store.keys().read(row.unsignedInteger(1), key); !read)
            return read;
        const auto plain = openEntry(key, store.identity().store, leaf->sequence, row.blob(2));
        if (!plain)
            return tl::unexpected(plain.error());
        auto entry = decodeEntry(*plain);
        if (!entry)
            return tl::unexpected(entry.error());
        all.push_back(std::move(*entry));
        return {};
    };
    const auto done = each(*database, "SELECT leaf, key, entry FROM ledger WHERE seq < ? ORDER BY seq", take, rowOf(1, 0));
    return done ? Result<std::vector<AccountEntry>>(std::move(all)) : tl::unexpected(done.error());
}

} // namespace paillasse::store::testing
