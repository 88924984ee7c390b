// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "app/lab/order.h"
#include "app/sql/database.h"
#include "app/store/core/documenttable.h"
#include "app/store/core/entryproof.h"
#include "app/store/core/store.h"

namespace paillasse::store {

// An order as it lies in the file, with what proves it.
struct StoredOrder {
    LaboratoryInfo laboratory;
    DocumentFacts facts;
    Bytes sealed;      // its sections
    lab::Order order;
};

// Which act registered a file, as its leaf has it.
struct ProvedRegistration {
    Instant at;                // the store's clock
    lab::PersonId person;
    std::uint64_t leaf = 0;
};

// Holds what the store says of one order against its laboratory's signed head. Refused: it does not hold; the text, a fixed English phrase,
// says what. Inside the caller's read transaction.
class ReportProof {
public:
    // The head is the newest, and this store's.
    static Result<ReportProof> begin(Store& store, sql::Database& database, const LaboratoryInfo& laboratory);
    [[nodiscard]] const crypto::SignedTreeHead& head() const { return m_entries.head(); }

    // The document is what its last leaf says, and that leaf is in the tree.
    [[nodiscard]] Result<> document(const StoredOrder& stored);
    // The biologist's signature over the rebuilt bytes. A withdrawal has none: it is an act.
    [[nodiscard]] Result<> signature(const StoredOrder& stored, const lab::ReportVersion& report);
    // The act that registered this file is in the tree, as its author's session signed it.
    [[nodiscard]] Result<ProvedRegistration> registration(const StoredOrder& stored, const lab::ReportVersion& report, ByteView sha256);
    // The ledger once stood where the report says (Conflict else). Of a tail that a restore cut nothing can be told, and nothing is held against it.
    [[nodiscard]] Result<> printedHead(const lab::LedgerHead& printed);

private:
    ReportProof(Store& store, sql::Database& database, LaboratoryInfo laboratory, EntryProof entries)
        : m_store(store), m_database(database), m_laboratory(std::move(laboratory)), m_entries(std::move(entries))
    {
    }

    Store& m_store;
    sql::Database& m_database;
    LaboratoryInfo m_laboratory;
    EntryProof m_entries;
};

} // namespace paillasse::store
