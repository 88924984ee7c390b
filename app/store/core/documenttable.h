// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "app/base/result.h"
#include "app/lab/document.h"
#include "app/sql/database.h"
#include "app/sql/statement.h"
#include "app/store/core/keystore.h"
#include "app/store/core/store.h"

namespace paillasse::store {

// What a row says of a document in plain columns: random ids, numbers, enumerations and times only.
struct DocumentColumns {
    bool closed = false;            // an order on which nothing is left to do
    std::int32_t day = 0;           // of an order's placement, since 1970
    std::uint8_t stage = 0;         // wire::OrderStage
    lab::BenchMask toEnter = 0;
    lab::BenchMask toValidate = 0;
    std::optional<lab::PatientId> patient; // of an order
    bool operator==(const DocumentColumns&) const = default;
};
DocumentColumns columnsOf(const lab::Document& document);

// One row, without its sections.
struct DocumentFacts {
    LaboratoryNumber laboratory = 0;
    std::uint64_t sequence = 0;     // in the laboratory's feed
    lab::DocumentId id;
    lab::DocumentKind kind = lab::DocumentKind::None;
    std::uint64_t revision = 0;
    std::uint64_t born = 0;         // the feed sequence of its first writing
    std::uint64_t leaf = 0;         // of its last
    KeyId key = 0;
    DocumentColumns columns;
};

// The rows of documents, clustered by laboratory and feed sequence: an update moves the row to the end.
class DocumentTable {
public:
    explicit DocumentTable(sql::Database& database) : m_database(database) {}

    // `sections` is null for a tombstone.
    struct Row {
        DocumentFacts facts;
        std::optional<Bytes> sections;
    };
    Result<std::optional<Row>> find(LaboratoryNumber laboratory, const lab::DocumentId& id);
    // Not counting tombstones.
    Result<bool> has(LaboratoryNumber laboratory, lab::DocumentKind kind, const lab::DocumentId& id);
    // Replaces the row at `before` (0: there is none).
    Result<> put(const DocumentFacts& facts, std::uint64_t before, ByteView sections);
    // Leaves a tombstone in its place: id, kind, revision and where it stands in feed and ledger, nothing of what it was.
    Result<> bury(const DocumentFacts& facts, std::uint64_t before);
    Result<std::uint64_t> lastSequence(LaboratoryNumber laboratory);

    // Of a SELECT seq, id, kind, revision, born, leaf, key, closed, day, stage, to_enter, to_validate, patient, …
    static constexpr int columnCount = 13;
    static DocumentFacts facts(const sql::Statement& row);

private:
    sql::Database& m_database;
};

} // namespace paillasse::store
