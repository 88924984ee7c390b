// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/cache/ingestbatch.h"

#include "app/client/cache/body.h"
#include "app/client/cache/patientindex.h"
#include "app/client/cache/pendingacts.h"
#include "app/wire/personcodec.h"

namespace paillasse::client {

namespace {

constexpr const char* sqls[] = {
    "INSERT INTO document (id, kind, revision, sequence, body) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
    "SELECT n, sequence FROM document WHERE id = ?",
    "UPDATE document SET kind = ?, revision = ?, sequence = ?, body = ? WHERE n = ?",
    "SELECT 1 FROM pending WHERE subject = ? LIMIT 1",
};

ByteView sectionOf(const wire::FeedDocument& document, wire::Section wanted)
{
    for (const auto& section : document.sections)
        if (section.section == wanted)
            return section.bytes;
    return {};
}

// As whoever shows it reads it.
Taken<> readsWhole(const wire::FeedDocument& document)
{
    if (document.sections.empty())
        return {};
    const auto read = document.kind == lab::DocumentKind::Person ? wire::decodePerson(document.sections.front().bytes).map([](const auto&) {})
                                                                 : wire::join(document.kind, document.sections).map([](const auto&) {});
    if (!read)
        return tl::unexpected(IngestFailure::ofFeed(read.error()));
    return {};
}

} // namespace

IngestBatch::IngestBatch(sql::Database& database, Bytes& body, std::vector<sql::Statement> statements, WorkTable work, bool fetched)
    : m_database(database), m_body(body), m_statements(std::move(statements)), m_work(std::move(work)), m_fetched(fetched)
{
}

Result<IngestBatch> IngestBatch::prepare(sql::Database& database, Bytes& body, bool fetched)
{
    std::vector<sql::Statement> statements;
    statements.reserve(std::size(sqls));
    for (const auto* sql : sqls) {
        auto statement = database.prepare(sql);
        if (!statement)
            return tl::unexpected(statement.error());
        statements.push_back(std::move(*statement));
    }
    auto work = WorkTable::prepare(database);
    if (!work)
        return tl::unexpected(work.error());
    return IngestBatch(database, body, std::move(statements), std::move(*work), fetched);
}

Taken<> IngestBatch::put(const wire::FeedDocument& document, bool snapshot, Ingested& report)
{
    packBody(document.sections, m_body);
    insert().bind(document.id).bind(static_cast<int>(document.kind)).bind(document.revision).bind(document.sequence).bind(m_body);
    if (const auto done = insert().run(); !done)
        return tl::unexpected(done.error());
    const bool isNew = m_database.changes() == 1;
    std::int64_t n = isNew ? m_database.lastRowId() : 0;
    if (!isNew) {
        const auto replaced = replace(document, n);
        if (!replaced)
            return tl::unexpected(replaced.error());
        if (!*replaced)
            return {};
    }
    if (const auto done = summarise(document, n, isNew, snapshot); !done)
        return done;
    if (const auto done = settle(document); !done)
        return done;
    ++report.documents;
    report.directory |= document.kind > lab::DocumentKind::Order;
    report.many |= snapshot;
    if (!snapshot)
        report.changed.push_back(document.id);
    return {};
}

Result<bool> IngestBatch::replace(const wire::FeedDocument& document, std::int64_t& n)
{
    const auto row = find().bind(document.id).step();
    if (!row)
        return tl::unexpected(row.error());
    const bool newer = *row && find().unsignedInteger(1) > document.sequence;
    n = *row ? find().integer(0) : 0;
    find().reset();
    if (n == 0 || newer)
        return false;
    update().bind(static_cast<int>(document.kind)).bind(document.revision).bind(document.sequence).bind(m_body).bind(n);
    if (const auto done = update().run(); !done)
        return tl::unexpected(done.error());
    return true;
}

Taken<> IngestBatch::summarise(const wire::FeedDocument& document, std::int64_t n, bool isNew, bool snapshot)
{
    if (m_fetched == isNew)
        if (const auto done = noteFetched(n, isNew); !done)
            return tl::unexpected(done.error());
    if (document.kind == lab::DocumentKind::Order)
        return summariseOrder(document, n);
    if (document.kind == lab::DocumentKind::Patient)
        return indexPatient(document, n, isNew, snapshot);
    return readsWhole(document); // the directory is read as a whole: one that does not read would take all of it away
}

Taken<> IngestBatch::indexPatient(const wire::FeedDocument& document, std::int64_t n, bool isNew, bool snapshot)
{
    // Also where it is indexed later: what does not read would be here and never found.
    const auto summary = wire::readPatientSummary(sectionOf(document, wire::Section::Identity));
    if (!summary)
        return tl::unexpected(IngestFailure::ofFeed(summary.error()));
    PatientIndex index(m_database);
    if (const auto done = snapshot ? index.later(n, !isNew) : index.put(n, *summary); !done)
        return tl::unexpected(done.error());
    return {};
}

Taken<> IngestBatch::summariseOrder(const wire::FeedDocument& document, std::int64_t n)
{
    const auto order = wire::readOrderSummary(document.sections);
    if (!order)
        return tl::unexpected(IngestFailure::ofFeed(order.error()));
    const auto bytes = sectionOf(document, wire::Section::Results);
    const auto results = bytes.empty() ? Result<wire::ResultsSummary>() : wire::readResultsSummary(bytes);
    if (!results)
        return tl::unexpected(IngestFailure::ofFeed(results.error()));
    if (const auto done = m_work.put(n, document.id, *order, *results, false); !done)
        return tl::unexpected(done.error());
    return {};
}

Taken<> IngestBatch::settle(const wire::FeedDocument& document)
{
    const auto row = waits().bind(document.id).step();
    waits().reset();
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return {};
    if (const auto read = readsWhole(document); !read)
        return read;
    if (const auto settled = PendingActs(m_database).settle(document.id, document.revision); !settled)
        return tl::unexpected(settled.error());
    if (const auto done = refreshRow(m_database, document.id); !done)
        return tl::unexpected(done.error());
    return {};
}

Result<> IngestBatch::drop(const lab::DocumentId& id, Ingested& report)
{
    const auto row = find().bind(id).step();
    if (!row)
        return tl::unexpected(row.error());
    const auto n = *row ? find().integer(0) : 0;
    find().reset();
    if (n == 0)
        return {};
    // A body of nothing: the store's version is gone. What waits for the store keeps its row.
    auto empty = m_database.prepare("UPDATE document SET revision = 0, sequence = 0, body = x'' WHERE n = ?");
    if (!empty)
        return tl::unexpected(empty.error());
    if (const auto done = empty->bind(n).run(); !done)
        return done;
    if (const auto done = PatientIndex(m_database).remove(n); !done)
        return done;
    report.changed.push_back(id);
    return refreshRow(m_database, id);
}

// What the feed brings is the cache's own from then on: the cursor stands for it, and it would not be sent again.
Result<> IngestBatch::noteFetched(std::int64_t n, bool isFetched)
{
    auto note = m_database.prepare(isFetched ? "INSERT OR IGNORE INTO fetched (n) VALUES (?)" : "DELETE FROM fetched WHERE n = ?");
    if (!note)
        return tl::unexpected(note.error());
    return note->bind(n).run();
}

} // namespace paillasse::client
