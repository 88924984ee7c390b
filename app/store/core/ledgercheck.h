// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <set>

#include "app/sql/database.h"
#include "app/store/core/documenttable.h"
#include "app/store/core/leafcheck.h"
#include "app/store/core/store.h"
#include "app/store/core/verify.h"

namespace paillasse::store {

// Holds store.db against itself: each leaf against its header and entry, or against the one that says that their time was over, the tree
// against its nodes and the signed head, each document against its last leaf, each reply against its leaf.
class LedgerCheck {
public:
    LedgerCheck(Store& store, sql::Database& database, Verification& result);
    Result<> run();

private:
    struct Ledger {
        LaboratoryNumber number = 0;
        lab::LaboratoryId laboratory;
        LeafCheck leaves;
    };

    // What an EraseIntent leaf names.
    struct Erasure {
        lab::LaboratoryId laboratory;
        std::set<KeyId> keys;
        bool isDone = false;
    };
    // An act whose entry is gone.
    struct EmptiedAct {
        std::uint64_t sequence = 0;
        std::vector<lab::DocumentId> documents;
    };

    Result<> readExpiries();
    void readErasure(const Leaf& leaf, ByteView header);
    Result<> checkLedger(Ledger& ledger);
    Ledger ledgerOf(LaboratoryNumber number, const lab::LaboratoryId& laboratory, const Uuid& id);
    Result<const SecretBytes*> keyOf(KeyId id);
    Result<> checkLeaf(Ledger& ledger, const sql::Statement& row);
    [[nodiscard]] bool isExpired(const lab::LaboratoryId& laboratory, const Leaf& leaf) const;
    void noteBurial(const Ledger& ledger, const Leaf& leaf, ByteView header, const std::string& where);
    void checkEmptied(const Ledger& ledger);
    void checkErasures();
    void noteDestroyed();
    Result<> checkWritten(const Ledger& ledger, const Leaf& leaf, const std::string& where);
    Result<> checkReply(const Ledger& ledger, const Leaf& leaf, ByteView header, const std::string& where);
    Result<> checkHead(const Ledger& ledger);
    Result<> checkDocuments(const Ledger& ledger);
    Result<> checkStrays(std::uint64_t nodes);
    Result<> checkDocument(const Ledger& ledger, const DocumentFacts& facts, ByteView blob);
    Result<bool> isNamed(const Ledger& ledger, const DocumentFacts& facts, ByteView blob);
    void checkContents(const Ledger& ledger, const DocumentFacts& facts, ByteView blob, const std::string& where);
    void find(const std::string& where, const char* what) { m_result.findings.push_back({"store.db", where, what}); }

    Store& m_store;
    sql::Database& m_database;
    Verification& m_result;
    SecretBytes m_key;
    std::set<KeyId> m_destroyed;
    std::uint64_t m_acts = 0;
    using MonthOfLedger = std::pair<lab::LaboratoryId, std::uint32_t>;
    std::set<MonthOfLedger> m_expired;                   // as Expire leaves name them
    std::map<MonthOfLedger, std::uint64_t> m_unopened;   // entries of months that no leaf names, their key destroyed
    std::map<Uuid, Erasure> m_erasures;                  // as EraseIntent leaves name them
    std::vector<EmptiedAct> m_emptied;                   // of the ledger under way
    std::set<lab::DocumentId> m_buried;                  // as EraseDone leaves of it name them
    std::uint64_t m_lost = 0;                            // documents that no leaf says are gone, their key destroyed
};

} // namespace paillasse::store
