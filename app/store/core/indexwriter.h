// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>

#include "app/sql/database.h"
#include "app/sql/transaction.h"
#include "app/store/core/documenttable.h"
#include "app/store/core/identifierindex.h"
#include "app/store/core/store.h"

namespace paillasse::store {

// index.db, for the writer: follows the documents, group by group, and refuses a number that another document bears. It is derived: it
// commits after store.db, without a sync of its own, and catches up from the documents when it was left behind. A file that does not
// open, or is of another store or epoch, is made anew under a new key.
class IndexWriter {
public:
    static Result<IndexWriter> open(Store& store);

    // From `documents`' rows, whatever the index has not seen yet. What does not open is left out: it is for verify to find.
    Result<> catchUp(sql::Database& documents);
    // Replaces what the document was known by.
    Result<> put(LaboratoryNumber laboratory, const lab::DocumentId& id, const lab::Document& document);
    // It is known by nothing any more.
    Result<> remove(const lab::DocumentId& id);
    // Whether another document of the laboratory is known by this.
    Result<bool> isTaken(LaboratoryNumber laboratory, const lab::DocumentId& id, IdentifierKind kind, std::string_view value);

    // The group's end; `reached` is each laboratory's last feed sequence. Most groups change nothing that a document is known by: then
    // nothing is written, but now and then how far the index reaches (`always`: now).
    Result<> commit(const std::map<LaboratoryNumber, std::uint64_t>& reached, bool always = false);
    void rollback();

private:
    IndexWriter(Store& store, sql::Database database) : m_store(&store), m_database(std::make_unique<sql::Database>(std::move(database))) {}
    static Result<sql::Database> openFile(Store& store);
    static Result<sql::Database> makeFile(Store& store);
    Result<> checkOrigin();
    Result<> begin();
    Result<> catchUp(sql::Database& documents, const LaboratoryInfo& laboratory);
    Result<> index(const LaboratoryInfo& laboratory, const DocumentFacts& facts, ByteView blob, SecretBytes& key);
    Result<std::uint64_t> reachedBy(LaboratoryNumber laboratory);

    Store* m_store;
    std::unique_ptr<sql::Database> m_database; // where it is does not change: the transaction points to it
    std::optional<sql::Transaction> m_transaction;
    std::uint64_t m_written = 0; // the sum of what was reached when that was last written
};

} // namespace paillasse::store
