// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/crypto/merkle.h"
#include "app/sql/database.h"
#include "app/store/core/keystore.h"
#include "app/store/core/leaf.h"
#include "app/store/core/store.h"

namespace paillasse::store {

// Where one ledger stands.
struct LedgerState {
    LaboratoryNumber number = 0;
    Uuid ledger;                // the laboratory's id; of the store-wide one the store's
    crypto::MerkleTree tree;
    Bytes head;                 // the newest signed, encoded
};

// Appends to ledgers, inside the caller's transaction.
class LedgerWriter {
public:
    struct Entry {
        LeafClass leafClass = LeafClass::Act;
        Instant time;
        Bytes header;
        KeyId key = 0;
        Bytes plaintext;
        std::vector<LeafDocument> documents;
    };

    LedgerWriter(sql::Database& database, Store& store) : m_database(database), m_store(store) {}

    Result<LedgerState> load(LaboratoryNumber number, const Uuid& ledger);
    // Under which sequence. `plainKey` is the entry's key, opened.
    Result<std::uint64_t> append(LedgerState& state, const Entry& entry, const SecretBytes& plainKey);
    // Over all that was appended.
    Result<> signHead(LedgerState& state, Instant now);

private:
    Result<> putNodes(LedgerState& state, const crypto::Digest& leafHash);

    sql::Database& m_database;
    Store& m_store;
};

// The hash of a complete subtree, from the table of nodes.
Result<crypto::Digest> readNode(sql::Database& database, LaboratoryNumber number, unsigned level, std::uint64_t index);
// The tree as it was when it had that many leaves.
Result<crypto::MerkleTree> treeOf(sql::Database& database, LaboratoryNumber number, std::uint64_t size);
Result<std::uint64_t> ledgerSize(sql::Database& database, LaboratoryNumber number);

} // namespace paillasse::store
