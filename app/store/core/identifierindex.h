// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/base/result.h"
#include "app/lab/document.h"
#include "app/sql/database.h"

namespace paillasse::store {

class Store;

// The numbers are in index.db.
enum class IdentifierKind : std::uint8_t {
    PatientNumber = 1,  // the laboratory's own
    PatientSource = 2,  // "authority|id" of another system
    Matricule = 3,      // INS
    Traits = 4,         // birth name, first forename, birth date, sex: homonyms share it
    Accession = 5,
    OrderSource = 6,    // the requester's order number
    ReportPdf = 7       // hex SHA-256 of a PDF registered for one of the order's reports
};

struct Identifier {
    IdentifierKind kind{};
    std::string value;
    bool operator==(const Identifier&) const = default;
};

// What a patient or an order is known by; nothing for other documents.
std::vector<Identifier> identifiersOf(const lab::Document& document);
// A name as it is looked for: upper case, no accents, letters only.
std::string folded(std::string_view name);
// "LEBIHAN|MAELLE|1984-03-12|1": upper case, no accents, letters only.
std::string traitsOf(const lab::Identity& identity);

// index.db, for readers on one thread: which patients or orders a laboratory knows by this. It follows the documents at every commit.
class IdentifierIndex {
public:
    // The file is made by the first writer.
    static Result<IdentifierIndex> open(Store& store);
    [[nodiscard]] Result<std::vector<lab::DocumentId>> find(const lab::LaboratoryId& laboratory, IdentifierKind kind, std::string_view value);
    // What was deleted is in the log no more. Waits for who reads.
    static Result<> cutLog(Store& store);
    // The same by the laboratory's number.
    [[nodiscard]] Result<std::vector<lab::DocumentId>> find(std::uint16_t laboratory, IdentifierKind kind, std::string_view value);
    // The other way: what the document is known by, of that kind; empty: by nothing.
    [[nodiscard]] Result<std::string> valueOf(std::uint16_t laboratory, IdentifierKind kind, const lab::DocumentId& id);
    // For who reads many at once.
    [[nodiscard]] sql::Database& database() { return m_database; }

private:
    explicit IdentifierIndex(Store& store, sql::Database database) : m_store(store), m_database(std::move(database)) {}
    Store& m_store;
    sql::Database m_database;
};

} // namespace paillasse::store
