// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/crypto/treehead.h"
#include "app/sql/database.h"
#include "app/store/core/keystore.h"
#include "app/store/core/leaf.h"
#include "app/store/core/store.h"

namespace paillasse::store {

// Holds entries of one ledger against its newest signed head. Refused: it does not hold; the text, a fixed English phrase, says what.
// Inside the caller's read transaction.
class EntryProof {
public:
    struct Opened {
        Leaf leaf;
        Bytes plain;      // the entry, in the clear
    };

    // The head is the newest, and this store's. Of the store-wide ledger: no laboratory.
    static Result<EntryProof> begin(Store& store, sql::Database& database, const LaboratoryInfo& ledger);
    [[nodiscard]] const crypto::SignedTreeHead& head() const { return m_head; }

    // The leaf that stands there, proved to be in the tree.
    [[nodiscard]] Result<Leaf> leaf(std::uint64_t sequence);
    // The same, and its entry is the one that the leaf commits to, opened.
    [[nodiscard]] Result<Opened> open(std::uint64_t sequence);

private:
    struct Row {
        Bytes leaf;
        KeyId key = 0;
        Bytes entry;
    };

    EntryProof(Store& store, sql::Database& database, LaboratoryInfo ledger, crypto::SignedTreeHead head)
        : m_store(store), m_database(database), m_ledger(std::move(ledger)), m_head(std::move(head))
    {
    }
    Result<Row> row(std::uint64_t sequence);
    Result<Leaf> included(ByteView encoded, std::uint64_t sequence);

    Store& m_store;
    sql::Database& m_database;
    LaboratoryInfo m_ledger;
    crypto::SignedTreeHead m_head;
    SecretBytes m_key{KeyStore::keySize};
};

} // namespace paillasse::store
