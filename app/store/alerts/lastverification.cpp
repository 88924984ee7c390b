// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/alerts/lastverification.h"

#include "app/store/accounts/accountentry.h"
#include "app/store/core/keystore.h"
#include "app/store/core/leaf.h"
#include "app/store/core/query.h"
#include "app/store/core/sealeddocument.h"
#include "app/store/core/store.h"
#include "app/store/core/storeschema.h"

namespace paillasse::store {

Result<std::optional<Verified>> LastVerification::newest()
{
    auto rows = query(m_database, "SELECT seq, leaf, key, entry FROM ledger WHERE seq >= ? AND seq < ? ORDER BY seq DESC", m_seen, rowOf(1, 0));
    if (!rows)
        return tl::unexpected(rows.error());
    auto seen = m_seen;
    std::optional<Verified> found;
    SecretBytes key(KeyStore::keySize);
    while (!found) {
        const auto row = rows->step();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            break;
        seen = std::max(seen, rows->unsignedInteger(0) + 1);
        const auto leaf = decodeLeaf(rows->blob(1));
        // Where the key is gone or the bytes are damaged, verify says so.
        if (!leaf || leaf->leafClass != LeafClass::Security || rows->isNull(3) || !m_store.keys().read(rows->unsignedInteger(2), key))
            continue;
        const auto entry = openEntry(key, m_store.identity().store, leaf->sequence, rows->blob(3)).and_then([](const Bytes& plain) { return decodeEntry(plain); });
        if (const auto* verified = entry ? std::get_if<StoreVerified>(&entry->change) : nullptr)
            found = Verified{leaf->time, verified->findings};
    }
    m_seen = seen;
    if (found)
        m_newest = found;
    return m_newest;
}

} // namespace paillasse::store
