// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/cache/cachewriter.h"

#include <utility>

#include "app/client/cache/filequery.h"
#include "app/client/cache/patientindex.h"
#include "app/client/cache/scour.h"
#include "app/sql/transaction.h"

namespace paillasse::client {

namespace {

constexpr std::size_t mostBytesAtOnce = 4u << 20;
constexpr std::size_t patientsAtOnce = 500;

// Payloads and the frames that look into them, as far as they read.
struct FrameBatch {
    std::deque<Bytes> payloads;
    std::vector<wire::FeedFrame> frames;
    std::size_t bytes = 0;

    std::optional<IngestFailure> decode()
    {
        for (const auto& payload : payloads) {
            auto frame = wire::decodeFrame(payload);
            if (!frame)
                return IngestFailure::ofFeed(frame.error());
            frames.push_back(std::move(*frame));
        }
        return std::nullopt;
    }
};

} // namespace

CacheWriter::CacheWriter(sql::Database database, Outbox& outbox, const Clock& clock, const Log& log, Sinks sinks)
    : m_database(std::move(database)), m_ingest(m_database), m_desk(m_database, outbox, clock), m_log(log), m_sinks(std::move(sinks))
{
    m_thread.post(Priority::Now, [this] {
        if (const auto dropped = m_ingest.dropFetched(); !dropped)
            report(dropped.error(), "drop-fetched");
        readDirectoryAnew();
    });
    m_thread.post(Priority::Idle, [this] { indexPatients(); });
    m_thread.post(Priority::Idle, [this] { scourFile(); }); // what the program ended before
}

CacheWriter::~CacheWriter() = default;

void CacheWriter::beginStream(std::function<void(std::uint64_t, const std::string&)> follow)
{
    m_thread.post(Priority::Now, [this, follow = std::move(follow)] {
        const auto stream = endStream();
        const auto cursor = m_ingest.cursor();
        if (!cursor)
            return stop(cursor.error());
        follow(stream, *cursor);
    });
}

// The number that the next one goes by.
std::uint64_t CacheWriter::endStream()
{
    const std::scoped_lock lock(m_mutex);
    m_payloads.clear();
    return ++m_stream;
}

void CacheWriter::stop(const IngestFailure& failure)
{
    endStream();
    m_log.error("feed.stopped", {{"error.code", failure.error.code}});
    m_sinks.stopped(failure);
}

void CacheWriter::take(std::uint64_t stream, Bytes payload)
{
    const std::scoped_lock lock(m_mutex);
    if (stream != m_stream)
        return;
    m_payloads.push_back(std::move(payload));
    if (!std::exchange(m_scheduled, true))
        m_thread.post(Priority::Soon, [this] { ingest(); });
}

void CacheWriter::ingest()
{
    FrameBatch batch;
    {
        const std::scoped_lock lock(m_mutex);
        while (!m_payloads.empty() && batch.bytes < mostBytesAtOnce) {
            batch.bytes += m_payloads.front().size();
            batch.payloads.push_back(std::move(m_payloads.front()));
            m_payloads.pop_front();
        }
        m_scheduled = !m_payloads.empty();
        if (m_scheduled)
            m_thread.post(Priority::Soon, [this] { ingest(); });
    }
    // What stands before a frame that does not read is taken in: the next stream begins after it.
    const auto unreadable = batch.decode();
    const auto failure = takeIn(batch.frames);
    m_sinks.taken(batch.bytes);
    if (failure || unreadable)
        stop(failure ? *failure : *unreadable);
}

std::optional<IngestFailure> CacheWriter::takeIn(std::span<const wire::FeedFrame> frames)
{
    if (frames.empty())
        return std::nullopt;
    const auto done = m_ingest.apply(frames);
    if (done) {
        announce(*done);
        return std::nullopt;
    }
    if (frames.size() == 1 || !done.error().isOfFeed)
        return done.error();
    for (const auto& frame : frames)
        if (const auto failure = takeIn({&frame, 1}))
            return failure;
    return std::nullopt;
}

void CacheWriter::announce(const Ingested& report)
{
    if (report.directory || report.restarted)
        readDirectoryAnew();
    if (report.owes)
        m_thread.post(Priority::Idle, [this] { scourFile(); });
    if (report.caughtUp || !report.changed.empty() || report.many) {
        if (const auto count = m_desk.refusedCount())
            m_sinks.refusedCount(*count);
        if (!std::exchange(m_indexing, true))
            m_thread.post(Priority::Idle, [this] { indexPatients(); });
    }
    m_sinks.ingested(report);
}

void CacheWriter::takeFetched(Bytes payload, std::function<void(Result<>)> done)
{
    m_thread.post(Priority::Now, [this, payload = std::move(payload), done = std::move(done)] {
        const auto frame = wire::decodeFrame(payload);
        if (!frame || !std::holds_alternative<wire::DocumentsFrame>(*frame))
            return done(frame ? fail(ErrorCode::Corrupt, "feed: no documents frame") : tl::unexpected(frame.error()));
        const auto taken = m_ingest.applyFetched(std::get<wire::DocumentsFrame>(*frame));
        if (!taken) {
            if (!taken.error().isOfFeed)
                report(taken.error().error, "fetch");
            return done(tl::unexpected(taken.error().error));
        }
        announce(*taken);
        done({});
    });
}

void CacheWriter::answer(std::vector<wire::ActReply> replies)
{
    // Behind some that are not here these are not taken alone.
    m_thread.post(Priority::Now, [this, replies = std::move(replies)] { takeAnswers(m_answersWait ? m_desk.reconcile() : m_desk.answer(replies)); });
}

void CacheWriter::reconcile()
{
    m_thread.post(Priority::Now, [this] { takeAnswers(m_desk.reconcile()); });
}

void CacheWriter::takeAnswers(const Result<Answered>& answered)
{
    const bool isFull = !answered && answered.error().code == ErrorCode::DiskFull;
    if (std::exchange(m_answersWait, isFull) || isFull)
        m_sinks.answersWait(isFull);
    if (!answered)
        return report(answered.error(), "answer");
    announce(*answered);
}

void CacheWriter::announce(const Answered& answered)
{
    if (answered.changed.empty() && answered.refused.empty())
        return;
    for (const auto& [act, refusal] : answered.refused)
        m_sinks.refused(act, refusal);
    if (const auto count = m_desk.refusedCount())
        m_sinks.refusedCount(*count);
    m_sinks.changed(answered.changed);
}

void CacheWriter::evict(Instant before)
{
    m_thread.post(Priority::Soon, [this, before] {
        const auto gone = m_ingest.evict(before);
        if (!gone)
            return report(gone.error(), "evict");
        if (*gone > 0)
            m_sinks.changed({});
    });
}

void CacheWriter::withDesk(std::function<void(ActDesk&)> job)
{
    m_thread.post(Priority::Now, [this, job = std::move(job)] { job(m_desk); });
}

void CacheWriter::withDatabase(std::function<void(sql::Database&)> job)
{
    m_thread.post(Priority::Now, [this, job = std::move(job)] { job(m_database); });
}

void CacheWriter::readDirectoryAnew()
{
    auto directory = readDirectory(m_database);
    if (!directory)
        return report(directory.error(), "directory");
    const auto read = std::make_shared<const Directory>(std::move(*directory));
    m_desk.setDirectory(read);
    m_sinks.directory(read);
}

void CacheWriter::indexPatients()
{
    m_indexing = false;
    auto transaction = sql::Transaction::begin(m_database);
    if (!transaction)
        return report(transaction.error(), "index");
    const auto done = PatientIndex(m_database).indexSome(patientsAtOnce);
    const auto committed = done ? transaction->commit() : tl::unexpected(done.error());
    if (!committed)
        return report(committed.error(), "index");
    if (*done < patientsAtOnce)
        return m_sinks.indexed();
    if (!std::exchange(m_indexing, true))
        m_thread.post(Priority::Idle, [this] { indexPatients(); });
}

// Nobody waits for it, and nothing stops without it: what is owed stays so until the next time.
void CacheWriter::scourFile()
{
    if (const auto done = scour(m_database); !done)
        m_log.error("cache.not-scoured", {{"error.code", done.error().code}});
}

void CacheWriter::report(const Error& error, const char* doing)
{
    (void)doing;
    m_log.error("cache.failed", {{"error.code", error.code}});
    m_sinks.failed(error);
}

} // namespace paillasse::client
