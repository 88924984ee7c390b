// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sql/database.h"
#include "app/store/core/documenttable.h"
#include "app/store/core/viewfilter.h"
#include "app/wire/documentsframewriter.h"

namespace paillasse::store {

class KeyStore;

// Takes documents out of the file for one view: opens the sections that it may read and puts them into a frame, unparsed. Short read
// transactions, one a chunk; of one thread at a time.
class DocumentReader {
public:
    struct Chunk {
        wire::DocumentsFrameWriter frame;
        std::vector<lab::DocumentId> drops; // gone: tombstones, and documents whose key was destroyed
        std::uint64_t reached = 0;          // the last sequence that is in (newest first: the lowest)
        bool isLast = false;
    };

    DocumentReader(sql::Database database, KeyStore& keys, std::size_t chunkDocuments);

    // Newest first, from below `below`.
    Result<Chunk> snapshot(const ViewFilter& filter, LaboratoryNumber laboratory, std::uint64_t below, std::int64_t scopeDay);
    // What a snapshot below that holds.
    Result<std::uint64_t> count(const ViewFilter& filter, LaboratoryNumber laboratory, std::uint64_t below, std::int64_t scopeDay);
    // In order, after `after`; out of scope only what a client that was here at `since` may have.
    Result<Chunk> tail(const ViewFilter& filter, LaboratoryNumber laboratory, std::uint64_t after, std::uint64_t since, std::int64_t scopeDay);
    // NotFound: not there, or not for this view.
    Result<Chunk> one(const ViewFilter& filter, LaboratoryNumber laboratory, lab::DocumentKind kind, const lab::DocumentId& id);
    // A patient's orders, newest first.
    Result<Chunk> orders(const ViewFilter& filter, LaboratoryNumber laboratory, const lab::PatientId& patient);

    Result<std::uint64_t> lastSequence(LaboratoryNumber laboratory) { return DocumentTable(m_database).lastSequence(laboratory); }
    Result<Bytes> head(LaboratoryNumber laboratory);
    // Sections that did not open, so far: each is a finding for verify.
    [[nodiscard]] std::uint64_t damaged() const { return m_damaged; }

private:
    template <class... T>
    Result<Chunk> readChunk(const ViewFilter& filter, LaboratoryNumber laboratory, std::string_view text, const T&... values);
    void append(const ViewFilter& filter, const sql::Statement& row, Chunk& chunk);
    bool appendSections(const ViewFilter& filter, const DocumentFacts& facts, ByteView blob, Chunk& chunk);

    sql::Database m_database;
    KeyStore& m_keys;
    std::size_t m_chunkDocuments;
    SecretBytes m_key;
    std::uint64_t m_damaged = 0;
};

} // namespace paillasse::store
