// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/core/entryproof.h"

#include <algorithm>

#include "app/crypto/hash.h"
#include "app/store/core/ledger.h"
#include "app/store/core/query.h"
#include "app/store/core/sealeddocument.h"
#include "app/store/core/storeschema.h"

namespace paillasse::store {

namespace {

tl::unexpected<Error> doesNotHold(const char* what)
{
    return fail(ErrorCode::Refused, what);
}

Uuid nameOf(Store& store, const LaboratoryInfo& ledger)
{
    return ledger.number == 0 ? store.identity().store : ledger.id.uuid();
}

} // namespace

Result<EntryProof> EntryProof::begin(Store& store, sql::Database& database, const LaboratoryInfo& ledger)
{
    const auto bytes = LedgerReader(database).head(ledger.id);
    if (!bytes)
        return tl::unexpected(bytes.error());
    auto head = crypto::decodeHead(*bytes);
    if (!head || head->ledger != nameOf(store, ledger) || !crypto::verifyHead(store.identity().signingKey, *head))
        return doesNotHold("the ledger's head is not signed by this store");
    return EntryProof(store, database, ledger, std::move(*head));
}

Result<EntryProof::Row> EntryProof::row(std::uint64_t sequence)
{
    Row found;
    const auto row = first(
        m_database, "SELECT leaf, key, entry FROM ledger WHERE seq = ?", [&found](const auto& r) { found = {toBytes(r.blob(0)), r.unsignedInteger(1), toBytes(r.blob(2))}; },
        rowOf(m_ledger.number, sequence));
    if (!row)
        return tl::unexpected(row.error());
    return *row ? Result<Row>(std::move(found)) : doesNotHold("the ledger has no such entry");
}

Result<Leaf> EntryProof::included(ByteView encoded, std::uint64_t sequence)
{
    const auto proof = LedgerReader(m_database).inclusion(m_ledger.id, sequence, m_head.size);
    if (!proof)
        return doesNotHold("the ledger has no such entry");
    std::vector<crypto::Digest> path;
    for (const auto& one : *proof) {
        crypto::Digest digest{};
        std::ranges::copy(one, digest.begin());
        path.push_back(digest);
    }
    auto leaf = decodeLeaf(encoded);
    if (!leaf || leaf->sequence != sequence || !crypto::verifyInclusion(crypto::leafHash(encoded), sequence, m_head.size, path, m_head.root))
        return doesNotHold("an entry is not in the ledger's tree");
    return leaf;
}

Result<Leaf> EntryProof::leaf(std::uint64_t sequence)
{
    return row(sequence).and_then([&](const Row& row) { return included(row.leaf, sequence); });
}

Result<EntryProof::Opened> EntryProof::open(std::uint64_t sequence)
{
    const auto row = this->row(sequence);
    if (!row)
        return tl::unexpected(row.error());
    auto leaf = included(row->leaf, sequence);
    if (!leaf)
        return tl::unexpected(leaf.error());
    if (!crypto::equal(crypto::sha256(row->entry), leaf->ciphertextHash))
        return doesNotHold("an entry is not what the ledger says");
    if (!m_store.keys().read(row->key, m_key))
        return doesNotHold("an entry does not open");
    auto plain = openEntry(m_key, nameOf(m_store, m_ledger), sequence, row->entry);
    if (!plain)
        return doesNotHold("an entry does not open");
    return Opened{std::move(*leaf), std::move(*plain)};
}

} // namespace paillasse::store
