// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/core/leafcheck.h"

#include "app/crypto/crypto.h"
#include "app/crypto/hash.h"
#include "app/crypto/treehead.h"
#include "app/store/core/sealeddocument.h"

namespace paillasse::store {

Result<std::optional<Leaf>> LeafCheck::add(const LedgerRow& row, const Find& find)
{
    auto leaf = decodeLeaf(row.leaf);
    if (!leaf || leaf->sequence != row.sequence || row.sequence != m_tree.size()) {
        find("is not the leaf that belongs here");
        return std::optional<Leaf>();
    }
    const bool beginsEpoch = leaf->leafClass == LeafClass::Epoch && leaf->epoch > m_epoch;
    if (!beginsEpoch && leaf->epoch != m_epoch)
        find("is of an epoch that did not begin");
    m_epoch = leaf->epoch;
    if (row.isEmptied && !(m_isOver && m_isOver(*leaf)))
        find("lacks its entry, and nothing says that its time was over");
    if (!row.isEmptied)
        for (const auto* fault : {headerFault(*leaf, row), entryFault(*leaf, row)})
            if (fault != nullptr)
                find(fault);
    if (const auto done = addToTree(crypto::leafHash(row.leaf), find); !done)
        return tl::unexpected(done.error());
    return std::optional<Leaf>(std::move(*leaf));
}

const char* LeafCheck::headerFault(const Leaf& leaf, const LedgerRow& row)
{
    const auto hash = crypto::Sha256().add(row.salt).add(row.header).finish();
    return crypto::equal(hash, leaf.headerHash) ? nullptr : "has another header";
}

const char* LeafCheck::entryFault(const Leaf& leaf, const LedgerRow& row) const
{
    if (!crypto::equal(crypto::sha256(row.entry), leaf.ciphertextHash))
        return "has another entry";
    const auto key = m_keys(row.key);
    // A destroyed key is no finding: the leaf stays, its entry does not open any more.
    if (!key)
        return key.error().code == ErrorCode::NotFound ? nullptr : "names a key that does not open";
    if (!crypto::equal(keyCommitment(**key), leaf.keyCommitment))
        return "commits to another key";
    return openEntry(**key, m_ledger, leaf.sequence, row.entry) ? nullptr : "has an entry that does not open";
}

Result<> LeafCheck::addToTree(const crypto::Digest& leafHash, const Find& find)
{
    Result<> done;
    m_tree.append(leafHash, [&](unsigned level, std::uint64_t index, const crypto::Digest& hash) {
        const auto node = m_nodes(level, index);
        if (!node && node.error().code != ErrorCode::Corrupt)
            done = tl::unexpected(node.error());
        else if (!node || *node != hash)
            find("does not fit the tree's nodes");
    });
    return done;
}

void LeafCheck::end(ByteView encodedHead, ByteView storeSigningKey, const Find& find) const
{
    const auto head = crypto::decodeHead(encodedHead);
    if (!head || !crypto::verifyHead(storeSigningKey, *head))
        find("is not signed by this store");
    else if (head->ledger != m_ledger || head->size != m_tree.size() || head->root != m_tree.root() || head->epoch != m_epoch)
        find("is not of this tree");
}

} // namespace paillasse::store
