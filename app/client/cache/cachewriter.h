// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <deque>
#include <memory>
#include <mutex>
#include <span>

#include "app/base/log.h"
#include "app/client/actdesk.h"
#include "app/client/cache/ingest.h"
#include "app/client/queries.h"
#include "app/client/taskthread.h"

namespace paillasse::client {

// The one connection that writes to a person's cache, on a thread of its own: what a person saves comes before what streams in.
class CacheWriter {
public:
    // All on the writer's thread; nobody listens where none is given.
    struct Sinks {
        std::function<void(const Ingested&)> ingested = [](const Ingested&) {};
        std::function<void(std::size_t bytes)> taken = [](std::size_t) {}; // payloads that are in, whatever became of them
        std::function<void(std::vector<lab::DocumentId> changed)> changed = [](const std::vector<lab::DocumentId>&) {};
        std::function<void(DirectoryPtr)> directory = [](const DirectoryPtr&) {};
        std::function<void(const lab::ActId&, const lab::Refusal&)> refused = [](const lab::ActId&, const lab::Refusal&) {};
        std::function<void(int)> refusedCount = [](int) {};
        // The answers to acts: the disk has no room for them, reconcile() when there is some; or they are all here again.
        std::function<void(bool)> answersWait = [](bool) {};
        // The stream: nothing more of it is taken until another is begun.
        std::function<void(const IngestFailure&)> stopped = [](const IngestFailure&) {};
        std::function<void()> indexed = [] {};                     // no patient waits for the search any more
        std::function<void(const Error&)> failed = [](const Error&) {}; // the cache cannot go on: full disk, damage
    };

    // `database` is moved to the thread.
    CacheWriter(sql::Database database, Outbox& outbox, const Clock& clock, const Log& log, Sinks sinks);
    // Finishes what a person waits for.
    ~CacheWriter();

    // Any thread. Another stream of the feed is to be followed, from `cursor`; what an earlier one brought and is not in by now comes again.
    void beginStream(std::function<void(std::uint64_t stream, const std::string& cursor)> follow);
    // Any thread. Payloads of that stream, in order; several go into one transaction. After one that is not in, none of it is taken:
    // the cursor never passes what is missing.
    void take(std::uint64_t stream, Bytes payload);
    // Documents that were asked for: the payload of a documents frame.
    void takeFetched(Bytes payload, std::function<void(Result<>)> done);
    // What the outbox has been answered.
    void answer(std::vector<wire::ActReply> replies);
    // All that it was answered and that is not here.
    void reconcile();
    void evict(Instant before);
    // Something to do with acts, before anything that streams in.
    void withDesk(std::function<void(ActDesk&)> job);
    void withDatabase(std::function<void(sql::Database&)> job);

private:
    void ingest();
    std::optional<IngestFailure> takeIn(std::span<const wire::FeedFrame> frames);
    void stop(const IngestFailure& failure);
    std::uint64_t endStream();
    void announce(const Ingested& report);
    void takeAnswers(const Result<Answered>& answered);
    void announce(const Answered& answered);
    void readDirectoryAnew();
    void indexPatients();
    void scourFile();
    void report(const Error& error, const char* doing);

    sql::Database m_database;
    Ingest m_ingest;
    ActDesk m_desk;
    const Log& m_log;
    Sinks m_sinks;
    std::mutex m_mutex;
    std::deque<Bytes> m_payloads;
    std::uint64_t m_stream = 0; // the one whose payloads are taken
    bool m_scheduled = false;
    bool m_indexing = false;    // on the thread
    bool m_answersWait = false; // on the thread
    TaskThread m_thread;     // last: its tasks use all of the above
};

} // namespace paillasse::client
