// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/core/ledgerheads.h"

#include "app/store/core/store.h"

namespace paillasse::store {

Result<std::unique_ptr<LedgerHeads>> LedgerHeads::open(Store& store)
{
    auto database = store.connect(true);
    if (!database)
        return tl::unexpected(database.error());
    return std::unique_ptr<LedgerHeads>(new LedgerHeads(store, std::move(*database)));
}

Result<std::vector<crypto::SignedTreeHead>> LedgerHeads::newest()
{
    const auto laboratories = m_store.laboratories();
    if (!laboratories)
        return tl::unexpected(laboratories.error());
    std::vector<lab::LaboratoryId> ledgers{lab::LaboratoryId()};
    for (const auto& laboratory : *laboratories)
        ledgers.push_back(laboratory.id);
    const std::lock_guard lock(m_mutex);
    std::vector<crypto::SignedTreeHead> heads;
    for (const auto& ledger : ledgers) {
        const auto head = m_reader.head(ledger).and_then([](const Bytes& bytes) { return crypto::decodeHead(bytes); });
        if (!head)
            return tl::unexpected(head.error());
        heads.push_back(*head);
    }
    return heads;
}

} // namespace paillasse::store
