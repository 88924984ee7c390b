// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/core/documentreader.h"

#include <algorithm>

#include "app/crypto/seal.h"
#include "app/sql/transaction.h"
#include "app/store/core/keystore.h"
#include "app/store/core/query.h"
#include "app/store/core/sealeddocument.h"
#include "app/store/core/storeschema.h"

namespace paillasse::store {

namespace {

// A frame is 4 MiB at most; one document is far smaller than the rest of that.
constexpr std::size_t bytesPerFrame = 1u << 20;
constexpr std::size_t bytesPerHistory = 3u << 20;

// Rows out of scope are told apart by the narrow index alone: their pages are not read.
constexpr std::string_view snapshotSql =
    "SELECT seq, id, kind, revision, born, leaf, key, closed, day, stage, to_enter, to_validate, patient, sections FROM document INDEXED BY document_scope"
    " WHERE seq > ? AND seq < ? AND (? >> kind & 1) AND NOT (closed AND day < ?) ORDER BY seq DESC LIMIT ?";
constexpr std::string_view countSql =
    "SELECT count(*) FROM document INDEXED BY document_scope WHERE seq > ? AND seq < ? AND (? >> kind & 1) AND NOT (closed AND day < ?)";
constexpr std::string_view tailSql =
    "SELECT seq, id, kind, revision, born, leaf, key, closed, day, stage, to_enter, to_validate, patient, sections FROM document INDEXED BY document_scope"
    " WHERE seq > ? AND seq < ? AND (? >> kind & 1) AND NOT (closed AND day < ? AND born > ?) ORDER BY seq LIMIT ?";
constexpr std::string_view ordersSql =
    "SELECT seq, document.id, kind, revision, born, leaf, key, closed, document.day, stage, to_enter, to_validate, document.patient, sections"
    " FROM patient_order CROSS JOIN document ON document.id = patient_order.id AND document.laboratory = patient_order.laboratory"
    " WHERE patient_order.laboratory = ? AND patient_order.patient = ? AND sections IS NOT NULL ORDER BY patient_order.day DESC, seq DESC LIMIT ?";

std::uint64_t endOf(LaboratoryNumber laboratory)
{
    return rowOf(static_cast<LaboratoryNumber>(laboratory + 1), 0);
}

} // namespace

DocumentReader::DocumentReader(sql::Database database, KeyStore& keys, std::size_t chunkDocuments)
    : m_database(std::move(database)), m_keys(keys), m_chunkDocuments(chunkDocuments), m_key(KeyStore::keySize)
{
}

bool DocumentReader::appendSections(const ViewFilter& filter, const DocumentFacts& facts, ByteView blob, Chunk& chunk)
{
    const auto sealed = SealedSections::read(blob);
    if (!sealed)
        return false;
    const auto visible = std::count_if(sealed->begin(), sealed->end(), [&](const auto& section) { return filter.sees(facts.kind, section.section); });
    chunk.frame.beginDocument(facts.kind, facts.id, facts.revision, facts.sequence, static_cast<std::size_t>(visible));
    for (const auto& section : *sealed) {
        if (!filter.sees(facts.kind, section.section))
            continue;
        auto& body = chunk.frame.beginSection(section.section, section.sealed.size() - crypto::sealOverhead);
        if (!crypto::openSection(m_key, sectionContext({filter.view.laboratory, facts.id, facts.revision}, section.section), section.sealed, body)) {
            chunk.frame.dropDocument();
            return false;
        }
    }
    return true;
}

void DocumentReader::append(const ViewFilter& filter, const sql::Statement& row, Chunk& chunk)
{
    const auto facts = DocumentTable::facts(row);
    chunk.reached = facts.sequence;
    if (row.isNull(DocumentTable::columnCount)) {
        chunk.drops.push_back(facts.id);
        return;
    }
    const auto key = m_keys.read(facts.key, m_key);
    if (!key && key.error().code == ErrorCode::NotFound)
        chunk.drops.push_back(facts.id);
    else if (!key || !appendSections(filter, facts, row.blob(DocumentTable::columnCount), chunk))
        ++m_damaged;
}

template <class... T>
Result<DocumentReader::Chunk> DocumentReader::readChunk(const ViewFilter& filter, LaboratoryNumber laboratory, std::string_view text, const T&... values)
{
    auto transaction = sql::Transaction::begin(m_database, sql::TransactionKind::Read);
    if (!transaction)
        return tl::unexpected(transaction.error());
    auto statement = query(m_database, text, values...);
    if (!statement)
        return tl::unexpected(statement.error());
    Chunk chunk;
    for (std::size_t rows = 0; rows < m_chunkDocuments && chunk.frame.bytes() < bytesPerFrame; ++rows) {
        const auto row = statement->step();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row) {
            chunk.isLast = true;
            break;
        }
        append(filter, *statement, chunk);
    }
    // What was filtered out counts as seen.
    if (chunk.isLast) {
        const auto last = lastSequence(laboratory);
        if (!last)
            return tl::unexpected(last.error());
        chunk.reached = *last;
    }
    return chunk;
}

Result<DocumentReader::Chunk> DocumentReader::snapshot(const ViewFilter& filter, LaboratoryNumber laboratory, std::uint64_t below, std::int64_t scopeDay)
{
    auto chunk = readChunk(filter, laboratory, snapshotSql, rowOf(laboratory, 0), rowOf(laboratory, below), filter.kinds, scopeDay, m_chunkDocuments);
    if (chunk && chunk->isLast)
        chunk->reached = 0;
    return chunk;
}

Result<std::uint64_t> DocumentReader::count(const ViewFilter& filter, LaboratoryNumber laboratory, std::uint64_t below, std::int64_t scopeDay)
{
    std::uint64_t count = 0;
    const auto row = first(m_database, countSql, [&count](const auto& r) { count = r.unsignedInteger(0); }, rowOf(laboratory, 0), rowOf(laboratory, below), filter.kinds, scopeDay);
    if (!row)
        return tl::unexpected(row.error());
    return count;
}

Result<DocumentReader::Chunk> DocumentReader::tail(const ViewFilter& filter, LaboratoryNumber laboratory, std::uint64_t after, std::uint64_t since, std::int64_t scopeDay)
{
    return readChunk(filter, laboratory, tailSql, rowOf(laboratory, after), endOf(laboratory), filter.kinds, scopeDay, since, m_chunkDocuments);
}

Result<DocumentReader::Chunk> DocumentReader::one(const ViewFilter& filter, LaboratoryNumber laboratory, lab::DocumentKind kind, const lab::DocumentId& id)
{
    const auto row = DocumentTable(m_database).find(laboratory, id);
    if (!row)
        return tl::unexpected(row.error());
    const auto notFound = fail(ErrorCode::NotFound, "feed: no such document for this view");
    if (!*row || !(*row)->sections || (*row)->facts.kind != kind || !filter.sees(kind))
        return notFound;
    Chunk chunk;
    const auto key = m_keys.read((*row)->facts.key, m_key);
    if (!key)
        return key.error().code == ErrorCode::NotFound ? Result<Chunk>(notFound) : tl::unexpected(key.error());
    if (!appendSections(filter, (*row)->facts, *(*row)->sections, chunk))
        return fail(ErrorCode::Corrupt, "feed: the document does not open");
    return chunk;
}

Result<DocumentReader::Chunk> DocumentReader::orders(const ViewFilter& filter, LaboratoryNumber laboratory, const lab::PatientId& patient)
{
    constexpr int most = 2000;
    Chunk chunk;
    if (!filter.sees(lab::DocumentKind::Order))
        return chunk;
    const auto done = each(
        m_database, ordersSql,
        [&](const auto& row) -> Result<> {
            if (chunk.frame.bytes() < bytesPerHistory)
                append(filter, row, chunk);
            return {};
        },
        int{laboratory}, patient, most);
    if (!done)
        return tl::unexpected(done.error());
    return chunk;
}

Result<Bytes> DocumentReader::head(LaboratoryNumber laboratory)
{
    Bytes head;
    const auto row = first(m_database, "SELECT head FROM head WHERE laboratory = ?", [&head](const auto& r) { head = toBytes(r.blob(0)); }, int{laboratory});
    if (!row)
        return tl::unexpected(row.error());
    return head;
}

} // namespace paillasse::store
