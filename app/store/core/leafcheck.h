// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>

#include "app/base/secretbytes.h"
#include "app/crypto/merkle.h"
#include "app/store/core/keystore.h"
#include "app/store/core/leaf.h"

namespace paillasse::store {

// A row of the table `ledger`, wherever it lies.
struct LedgerRow {
    std::uint64_t sequence = 0; // its place in its ledger
    ByteView leaf;
    ByteView salt;
    ByteView header;
    KeyId key = 0;
    ByteView entry;
    bool isEmptied = false;     // salt, header and entry are gone
};

// Goes along the rows of one ledger and holds each against those before it, against its own header and entry, and against the tree's
// nodes; at the end, all of them against the signed head. A fault is a fixed English phrase.
class LeafCheck {
public:
    // Good until the next call. NotFound: it was destroyed.
    using KeyReader = std::function<Result<const SecretBytes*>(KeyId id)>;
    using Find = std::function<void(const char* fault)>;
    // Whether the time of its entry is over.
    using IsOver = std::function<bool(const Leaf& leaf)>;

    LeafCheck(const Uuid& ledger, crypto::NodeReader nodes, KeyReader keys, IsOver isOver = {})
        : m_ledger(ledger), m_nodes(std::move(nodes)), m_keys(std::move(keys)), m_isOver(std::move(isOver))
    {
    }

    // The next row. Nothing: it holds no leaf that belongs here, and was not added. An error: nodes or keys could not be read.
    Result<std::optional<Leaf>> add(const LedgerRow& row, const Find& find);
    // After the last row.
    void end(ByteView encodedHead, ByteView storeSigningKey, const Find& find) const;

    // What is wrong with these parts of a row alone; null: nothing.
    [[nodiscard]] static const char* headerFault(const Leaf& leaf, const LedgerRow& row);
    [[nodiscard]] const char* entryFault(const Leaf& leaf, const LedgerRow& row) const;

    [[nodiscard]] const Uuid& ledger() const { return m_ledger; }
    [[nodiscard]] std::uint64_t size() const { return m_tree.size(); }

private:
    Result<> addToTree(const crypto::Digest& leafHash, const Find& find);

    Uuid m_ledger;
    crypto::NodeReader m_nodes;
    KeyReader m_keys;
    IsOver m_isOver;
    crypto::MerkleTree m_tree;
    std::uint64_t m_epoch = 0;
};

} // namespace paillasse::store
