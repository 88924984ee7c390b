// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/cache/ingest.h"

#include "app/client/cache/cachefile.h"
#include "app/client/cache/ingestbatch.h"
#include "app/client/cache/pendingacts.h"
#include "app/client/cache/scour.h"
#include "app/sql/statement.h"
#include "app/sql/transaction.h"

namespace paillasse::client {

namespace {

constexpr std::string_view cursorName = "cursor";

Result<std::vector<lab::DocumentId>> readIds(sql::Database& database, std::string_view sql, std::int64_t parameter)
{
    auto select = database.prepare(sql);
    if (!select)
        return tl::unexpected(select.error());
    select->bind(parameter);
    std::vector<lab::DocumentId> ids;
    const auto done = select->each([&]() -> Result<> {
        ids.push_back(select->id<lab::DocumentId>(0));
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return ids;
}

} // namespace

// One frame at a time, within the transaction of all.
struct Ingest::Visitor {
    Ingest& ingest;
    IngestBatch& batch;
    Ingested& report;
    std::string cursor;

    Taken<> operator()(const wire::DocumentsFrame& frame)
    {
        const bool snapshot = frame.total != 0;
        for (const auto& document : frame.documents)
            if (const auto done = batch.put(document, snapshot, report); !done)
                return done;
        cursor = frame.cursor;
        if (snapshot) {
            report.done = frame.done;
            report.total = frame.total;
        }
        return {};
    }
    Taken<> operator()(const wire::DropFrame& frame)
    {
        const auto before = report.changed.size();
        for (const auto& id : frame.documents)
            if (const auto done = batch.drop(id, report); !done)
                return tl::unexpected(done.error());
        cursor = frame.cursor;
        if (report.changed.size() == before)
            return {};
        report.owes = true;
        return owing(Owed::File);
    }
    Taken<> operator()(const wire::RestartFrame& frame)
    {
        report.restarted = true;
        report.reason = frame.reason;
        report.many = true;
        report.owes = true;
        cursor.clear();
        if (const auto done = ingest.clear(); !done)
            return tl::unexpected(done.error());
        return owing(Owed::Log);
    }
    Taken<> operator()(const wire::CaughtUpFrame& frame)
    {
        report.caughtUp = true;
        report.storeTime = frame.storeTime;
        report.treeHead = frame.treeHead;
        cursor = frame.cursor;
        if (const auto done = markComplete(ingest.m_database, true); !done)
            return tl::unexpected(done.error());
        return {};
    }
    Taken<> operator()(const wire::HeartbeatFrame& frame)
    {
        report.storeTime = frame.storeTime;
        return {};
    }
    Taken<> owing(Owed what)
    {
        if (const auto done = owe(ingest.m_database, what); !done)
            return tl::unexpected(done.error());
        return {};
    }
};

Taken<Ingested> Ingest::apply(std::span<const wire::FeedFrame> frames)
{
    auto transaction = sql::Transaction::begin(m_database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    auto batch = IngestBatch::prepare(m_database, m_body, false);
    if (!batch)
        return tl::unexpected(batch.error());
    Ingested report;
    Visitor visitor{*this, *batch, report, {}};
    for (const auto& frame : frames)
        if (const auto done = std::visit(visitor, frame); !done)
            return tl::unexpected(done.error());
    if (!visitor.cursor.empty())
        if (const auto done = writeMeta(m_database, cursorName, asBytes(visitor.cursor)); !done)
            return tl::unexpected(done.error());
    if (const auto done = transaction->commit(); !done)
        return tl::unexpected(done.error());
    return report;
}

Taken<Ingested> Ingest::applyFetched(const wire::DocumentsFrame& frame)
{
    auto transaction = sql::Transaction::begin(m_database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    auto batch = IngestBatch::prepare(m_database, m_body, true);
    if (!batch)
        return tl::unexpected(batch.error());
    Ingested report;
    for (const auto& document : frame.documents)
        if (const auto done = batch->put(document, false, report); !done)
            return tl::unexpected(done.error());
    if (const auto done = transaction->commit(); !done)
        return tl::unexpected(done.error());
    return report;
}

// Everything of the store's goes; what this person made and the store does not have yet stays on show.
Result<> Ingest::clear()
{
    for (const auto* sql : {"DELETE FROM document", "DELETE FROM work", "DELETE FROM unindexed", "DELETE FROM fetched",
                            "INSERT INTO patient_words (patient_words) VALUES ('delete-all')", "DELETE FROM meta WHERE name = 'cursor'"})
        if (const auto done = m_database.execute(sql); !done)
            return done;
    if (const auto done = markComplete(m_database, false); !done)
        return done;
    // An acknowledged act may be unknown to a restored store: it waits again.
    if (const auto done = m_database.execute("UPDATE pending SET state = 0, answered_at = 0, revision = 0 WHERE state = 1"); !done)
        return done;
    const auto subjects = readIds(m_database, "SELECT DISTINCT subject FROM pending WHERE state < ?", 2);
    if (!subjects)
        return tl::unexpected(subjects.error());
    for (const auto& subject : *subjects)
        if (const auto done = refreshRow(m_database, subject); !done)
            return done;
    return {};
}

Result<> Ingest::remove(const std::vector<lab::DocumentId>& ids)
{
    auto batch = IngestBatch::prepare(m_database, m_body, false);
    if (!batch)
        return tl::unexpected(batch.error());
    Ingested report;
    for (const auto& id : ids)
        if (const auto done = batch->drop(id, report); !done)
            return done;
    return {};
}

Result<> Ingest::dropFetched()
{
    auto transaction = sql::Transaction::begin(m_database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    const auto ids = readIds(m_database, "SELECT d.id FROM fetched f JOIN document d ON d.n = f.n WHERE f.n > ?", 0);
    if (!ids)
        return tl::unexpected(ids.error());
    if (const auto done = remove(*ids); !done)
        return done;
    if (const auto done = m_database.execute("DELETE FROM fetched"); !done)
        return done;
    return transaction->commit();
}

Result<std::size_t> Ingest::evict(Instant before)
{
    auto transaction = sql::Transaction::begin(m_database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    const auto ids = readIds(m_database, "SELECT id FROM work WHERE placed_at < ? AND stage >= 4 AND open_calls = 0 AND pending = 0 AND n NOT IN (SELECT n FROM fetched)", before.ms);
    if (!ids)
        return tl::unexpected(ids.error());
    if (const auto done = remove(*ids); !done)
        return tl::unexpected(done.error());
    if (const auto done = transaction->commit(); !done)
        return tl::unexpected(done.error());
    return ids->size();
}

Result<std::string> Ingest::cursor()
{
    const auto stored = readMeta(m_database, cursorName);
    if (!stored)
        return tl::unexpected(stored.error());
    return *stored ? std::string(asText(**stored)) : std::string();
}

} // namespace paillasse::client
