// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/core/indexwriter.h"

#include <cstdio>

#include "app/sql/schema.h"
#include "app/store/core/keystore.h"
#include "app/store/core/query.h"
#include "app/store/core/sealeddocument.h"
#include "app/store/core/storeschema.h"

namespace paillasse::store {

namespace {

constexpr std::string_view unseenSql = "SELECT seq, id, kind, revision, born, leaf, key, closed, day, stage, to_enter, to_validate, patient, sections"
                                       " FROM document WHERE seq > ? AND seq < ? AND kind IN (1, 2) AND sections IS NOT NULL ORDER BY seq";

// Documents that a start has to look through again at most.
constexpr std::uint64_t mostUnwritten = 5000;

} // namespace

Result<sql::Database> IndexWriter::openFile(Store& store)
{
    const auto key = store.keys().indexFileKey();
    if (!key)
        return tl::unexpected(key.error());
    auto database = sql::Database::open(store.directory().indexFile(), *key,
                                        {.create = true, .synchronous = sql::Synchronous::Normal, .cacheKiB = 16 * 1024, .busyTimeoutMs = 30'000, .secureDelete = true});
    if (!database)
        return database;
    if (const auto done = sql::bringUp(*database, "index", indexSchema()); !done)
        return tl::unexpected(done.error());
    return database;
}

Result<sql::Database> IndexWriter::makeFile(Store& store)
{
    for (const auto* suffix : {"", "-wal", "-shm"})
        std::remove((store.directory().indexFile() + suffix).c_str());
    if (const auto done = store.keys().renewIndexFileKey(); !done)
        return tl::unexpected(done.error());
    return openFile(store);
}

Result<IndexWriter> IndexWriter::open(Store& store)
{
    auto database = openFile(store);
    if (!database && (database.error().code == ErrorCode::WrongSecret || database.error().code == ErrorCode::Corrupt || database.error().code == ErrorCode::NotEncrypted))
        database = makeFile(store);
    if (!database)
        return tl::unexpected(database.error());
    IndexWriter index(store, std::move(*database));
    if (const auto done = index.checkOrigin(); !done)
        return tl::unexpected(done.error());
    return index;
}

Result<> IndexWriter::checkOrigin()
{
    const auto& identity = m_store->identity();
    bool fits = false;
    const auto row = first(*m_database, "SELECT store, epoch FROM origin",
                           [&](const auto& r) { fits = r.uuid(0) == identity.store && r.unsignedInteger(1) == identity.epoch; });
    if (!row)
        return tl::unexpected(row.error());
    if (fits)
        return {};
    auto transaction = sql::Transaction::begin(*m_database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    auto done = m_database->execute("DELETE FROM identifier; DELETE FROM indexed; DELETE FROM origin;");
    if (done)
        done = run(*m_database, "INSERT INTO origin (one, store, epoch) VALUES (1, ?, ?)", identity.store, identity.epoch);
    return done ? transaction->commit() : done;
}

Result<> IndexWriter::begin()
{
    if (m_transaction)
        return {};
    auto begun = sql::Transaction::begin(*m_database);
    if (!begun)
        return tl::unexpected(begun.error());
    m_transaction.emplace(std::move(*begun));
    return {};
}

Result<std::uint64_t> IndexWriter::reachedBy(LaboratoryNumber laboratory)
{
    std::uint64_t reached = 0;
    const auto row = first(*m_database, "SELECT seq FROM indexed WHERE laboratory = ?", [&reached](const auto& r) { reached = r.unsignedInteger(0); }, int{laboratory});
    if (!row)
        return tl::unexpected(row.error());
    return reached;
}

Result<> IndexWriter::catchUp(sql::Database& documents)
{
    const auto laboratories = m_store->laboratories();
    if (!laboratories)
        return tl::unexpected(laboratories.error());
    if (const auto begun = begin(); !begun)
        return begun;
    std::map<LaboratoryNumber, std::uint64_t> reached;
    for (const auto& laboratory : *laboratories) {
        if (const auto done = catchUp(documents, laboratory); !done)
            return done;
        const auto last = DocumentTable(documents).lastSequence(laboratory.number);
        if (!last)
            return tl::unexpected(last.error());
        reached[laboratory.number] = *last;
    }
    return commit(reached);
}

Result<> IndexWriter::catchUp(sql::Database& documents, const LaboratoryInfo& laboratory)
{
    const auto after = reachedBy(laboratory.number);
    if (!after)
        return tl::unexpected(after.error());
    SecretBytes key(KeyStore::keySize);
    return each(
        documents, unseenSql, [&](const auto& row) { return index(laboratory, DocumentTable::facts(row), row.blob(DocumentTable::columnCount), key); },
        rowOf(laboratory.number, *after), rowOf(static_cast<std::uint16_t>(laboratory.number + 1), 0));
}

Result<> IndexWriter::index(const LaboratoryInfo& laboratory, const DocumentFacts& facts, ByteView blob, SecretBytes& key)
{
    if (!m_store->keys().read(facts.key, key))
        return {};
    const auto sections = openSections(key, {laboratory.id, facts.id, facts.revision}, blob);
    if (!sections)
        return {};
    const auto document = joinSections(facts.kind, *sections);
    return document ? put(laboratory.number, facts.id, *document) : Result<>();
}

Result<> IndexWriter::put(LaboratoryNumber laboratory, const lab::DocumentId& id, const lab::Document& document)
{
    if (const auto done = remove(id); !done)
        return done;
    for (const auto& identifier : identifiersOf(document))
        if (const auto done = run(*m_database, "INSERT INTO identifier (laboratory, kind, value, id) VALUES (?, ?, ?, ?)", int{laboratory},
                                  static_cast<int>(identifier.kind), identifier.value, id);
            !done)
            return done;
    return {};
}

Result<> IndexWriter::remove(const lab::DocumentId& id)
{
    if (const auto begun = begin(); !begun)
        return begun;
    return run(*m_database, "DELETE FROM identifier WHERE id = ?", id);
}

Result<bool> IndexWriter::isTaken(LaboratoryNumber laboratory, const lab::DocumentId& id, IdentifierKind kind, std::string_view value)
{
    return first(
        *m_database, "SELECT 1 FROM identifier WHERE laboratory = ? AND kind = ? AND value = ? AND id <> ?", [](const auto&) {}, int{laboratory},
        static_cast<int>(kind), value, id);
}

Result<> IndexWriter::commit(const std::map<LaboratoryNumber, std::uint64_t>& reached, bool always)
{
    std::uint64_t sum = 0;
    for (const auto& [laboratory, sequence] : reached)
        sum += sequence;
    if (!m_transaction && !always && sum - m_written < mostUnwritten)
        return {};
    if (const auto begun = begin(); !begun)
        return begun;
    for (const auto& [laboratory, sequence] : reached)
        if (const auto done = run(*m_database, "INSERT INTO indexed (laboratory, seq) VALUES (?, ?) ON CONFLICT (laboratory) DO UPDATE SET seq = excluded.seq",
                                  int{laboratory}, sequence);
            !done)
            return done;
    const auto done = m_transaction->commit();
    if (!done)
        return done;
    m_transaction.reset();
    m_written = sum;
    return {};
}

void IndexWriter::rollback()
{
    m_transaction.reset();
}

} // namespace paillasse::store
