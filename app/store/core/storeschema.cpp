// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/core/storeschema.h"

namespace paillasse::store {

// document: `born` is the feed sequence of its first writing; `day` an order's day of placement since 1970; `leaf` the ledger entry that
// wrote it last; without `sections` it is a tombstone. Everything but `sections` is random ids, numbers, enumerations and times.
// patient_order: an order's patient and day, which do not change when its row moves; as an index it would cost each act a page.
// node: the hashes of the tree's complete subtrees in the order in which they become complete (merklenodes.h).
const std::vector<sql::SchemaStep>& storeSchema()
{
    static const std::vector<sql::SchemaStep> steps = {
        {"CREATE TABLE setting (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;"
         "CREATE TABLE state (one INTEGER PRIMARY KEY CHECK (one = 1), epoch INTEGER NOT NULL, generation INTEGER NOT NULL);"
         "CREATE TABLE laboratory (number INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE);"
         "CREATE TABLE document (seq INTEGER PRIMARY KEY, laboratory INTEGER NOT NULL, id BLOB NOT NULL, kind INTEGER NOT NULL, revision INTEGER NOT NULL, born INTEGER NOT NULL,"
         "  leaf INTEGER NOT NULL, key INTEGER NOT NULL, closed INTEGER NOT NULL, day INTEGER NOT NULL, stage INTEGER NOT NULL,"
         "  to_enter INTEGER NOT NULL, to_validate INTEGER NOT NULL, patient BLOB, sections BLOB);"
         "CREATE UNIQUE INDEX document_id ON document (id, laboratory);"
         "CREATE INDEX document_scope ON document (seq, kind, closed, day, born);"
         "CREATE TABLE patient_order (laboratory INTEGER NOT NULL, patient BLOB NOT NULL, day INTEGER NOT NULL, id BLOB NOT NULL,"
         "  PRIMARY KEY (laboratory, patient, day, id)) WITHOUT ROWID;"
         "CREATE TABLE ledger (seq INTEGER PRIMARY KEY, leaf BLOB NOT NULL, salt BLOB, header BLOB, key INTEGER NOT NULL, entry BLOB);"
         "CREATE TABLE node (seq INTEGER PRIMARY KEY, hash BLOB NOT NULL);"
         "CREATE TABLE head (laboratory INTEGER PRIMARY KEY, size INTEGER NOT NULL, head BLOB NOT NULL);"
         "CREATE TABLE reply (act BLOB PRIMARY KEY, hash BLOB NOT NULL, laboratory INTEGER NOT NULL, outcome INTEGER NOT NULL, refusal INTEGER NOT NULL,"
         "  line INTEGER NOT NULL, revision INTEGER NOT NULL, sequence INTEGER NOT NULL, leaf INTEGER NOT NULL) WITHOUT ROWID;"
         "CREATE TABLE lease (first INTEGER NOT NULL, last INTEGER NOT NULL, laboratory BLOB NOT NULL, workstation BLOB NOT NULL, kind INTEGER NOT NULL,"
         "  year INTEGER NOT NULL, used INTEGER NOT NULL, PRIMARY KEY (laboratory, kind, year, first)) WITHOUT ROWID;"},
        {"CREATE TABLE erased_patient (laboratory BLOB NOT NULL, patient BLOB NOT NULL, PRIMARY KEY (laboratory, patient)) WITHOUT ROWID;"},
    };
    return steps;
}

const std::vector<sql::SchemaStep>& indexSchema()
{
    static const std::vector<sql::SchemaStep> steps = {
        {"CREATE TABLE identifier (laboratory INTEGER NOT NULL, kind INTEGER NOT NULL, value TEXT NOT NULL, id BLOB NOT NULL,"
         "  PRIMARY KEY (laboratory, kind, value, id)) WITHOUT ROWID;"
         "CREATE INDEX identifier_document ON identifier (id);"
         "CREATE TABLE indexed (laboratory INTEGER PRIMARY KEY, seq INTEGER NOT NULL);"
         "CREATE TABLE origin (one INTEGER PRIMARY KEY CHECK (one = 1), store BLOB NOT NULL, epoch INTEGER NOT NULL);"},
        // Orders are known by their reports' PDFs too: all are looked through again.
        {"DELETE FROM identifier; DELETE FROM indexed;"},
    };
    return steps;
}

} // namespace paillasse::store
