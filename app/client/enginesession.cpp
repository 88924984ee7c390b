// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/civiltime.h"
#include "app/client/enginecore.h"

// The engine while somebody is signed in: cache, feed, numbers.
namespace paillasse::client {

void Engine::Impl::opened(const std::shared_ptr<OpenedSession>& opening)
{
    closed();
    progress = {};
    progress.usable = opening->isComplete;
    Q_EMIT engine.syncProgress(progress);
    measuredSince = {};
    if (!outbox)
        return session->interrupt({Failure::Internal, {}, 0, 0, 0, {}, {}, "the outbox is in use by another program, or not readable"});
    writer = std::make_shared<CacheWriter>(std::move(*opening->cache), *outbox, clock, log, writerSinks());
    setSigner(opening->store);
    takeNumbers(opening->store);
    noteTime(opening->store.token ? opening->store.reply.storeTime : Instant());
    writer->reconcile();
    writer->withDesk([this, number = sessionNumber](ActDesk& desk) {
        const auto count = desk.refusedCount();
        postTo(this, [this, number, count] {
            if (number != sessionNumber)
                return;
            if (count)
                acts->setRefused(*count);
            if (pusher)
                pusher->poke();
        });
    });
    acts->open({writer, numbers, session->laboratory()});
    drafts->open(writer);
    trail->open(writer);
    openReaders(opening);
    link->open(*opening, {session->laboratory(), session->workstationId(), session->enrolment().storeSigningKey}, writer);
    watchDesk->follow(session->may(access::Permission::ReadTrail));
}

// Two further connections: some milliseconds that the windows need not wait for.
void Engine::Impl::openReaders(const std::shared_ptr<OpenedSession>& opening)
{
    using Opened = Result<std::shared_ptr<CacheReaders>>;
    const auto done = replyOn<Opened>(this, this, [this, number = sessionNumber](const Opened& opened) {
        if (number != sessionNumber)
            return;
        if (!opened)
            return cacheFailed(opened.error());
        readers = *opened;
        readers->setDirectory(records->directory());
        records->use(readers.get());
        note({}, true);
    });
    const auto path = session->keeper()->vault().cacheFile(opening->slot.person).toStdString();
    session->worker().post(Priority::Now, [done, path, key = opening->cacheKey, directory = records->directory()] {
        auto opened = CacheReaders::open(path, *key, directory);
        done(opened ? Opened(std::shared_ptr<CacheReaders>(std::move(*opened))) : tl::unexpected(opened.error()));
    });
}

void Engine::Impl::closed()
{
    ++sessionNumber;
    older.forget();
    link->close();
    trail->close();
    watchDesk->follow(false);
    acts->close();
    drafts->close();
    records->use(nullptr);
    // Threads end elsewhere: the windows go on.
    if (session && (writer || readers))
        session->worker().post(Priority::Now, [w = std::move(writer), r = std::move(readers)]() mutable {
            r.reset();
            w.reset();
        });
    writer.reset();
    readers.reset();
    stall.reset();
    setAnswersWait(false);
    setConnection(Connection::Offline);
}

CacheWriter::Sinks Engine::Impl::writerSinks()
{
    CacheWriter::Sinks sinks;
    const auto number = sessionNumber;
    const auto here = [this, number](auto job) {
        return [this, number, job](auto... values) {
            postTo(this, [this, number, job, values...] {
                if (number == sessionNumber)
                    job(values...);
            });
        };
    };
    sinks.ingested = here([this](const Ingested& report) { ingested(report); });
    sinks.taken = [feed = feed](std::size_t bytes) { feed->taken(bytes); };
    sinks.changed = here([this](const std::vector<lab::DocumentId>& ids) { note(ids, ids.empty()); });
    sinks.directory = here([this](const DirectoryPtr& directory) { records->setDirectory(directory); });
    sinks.refused = here([this](const lab::ActId& act, const lab::Refusal& refusal) { Q_EMIT acts->actRefused(act, refusal); });
    sinks.refusedCount = here([this](int count) { acts->setRefused(count); });
    sinks.answersWait = here([this](bool wait) { setAnswersWait(wait); });
    sinks.stopped = here([this](const IngestFailure& failure) { feedStopped(failure); });
    sinks.indexed = here([this] { Q_EMIT records->indexed(); });
    sinks.failed = here([this](const Error& error) { cacheFailed(error); });
    return sinks;
}

void Engine::Impl::setSigner(const StoreSession& store)
{
    auto signer = store.signer(session->laboratory(), session->enrolment().storeBoxKey);
    if (!signer || !writer)
        return;
    writer->withDesk([shared = std::make_shared<const Signer>(std::move(*signer))](ActDesk& desk) { desk.setSigner(shared); });
}

void Engine::Impl::takeNumbers(const StoreSession& store)
{
    if (!store.token || !writer)
        return;
    const auto year = Date::of(store.reply.storeTime).year;
    for (const auto& entry : store.reply.laboratories)
        writer->withDesk([kept = numbers, entry, year](ActDesk&) { (void)kept->add(entry, year); });
}

void Engine::Impl::moreNumbers(std::function<void(Result<>)> done)
{
    if (!writer || !link->token())
        return done(fail(ErrorCode::Unreachable, "not connected"));
    HttpRequest request;
    request.path = QStringLiteral("/v1/numbers");
    request.body = wire::encodeMessage(numbers->usage(session->laboratory()));
    request.token = link->token();
    transport->send(std::move(request), replyOn<NetResult<Bytes>>(this, this, [this, done = std::move(done)](const NetResult<Bytes>& answer) {
        const auto entry = answer ? wire::decodeMessage<wire::LaboratoryEntry>(*answer) : fail(ErrorCode::Unreachable);
        if (!entry || !writer)
            return done(fail(ErrorCode::Unreachable, "no further numbers"));
        const auto added = replyOn<Result<>>(this, this, done);
        writer->withDesk([kept = numbers, entry = *entry, year = Date::of(clock.now() - clockOff).year, added](ActDesk&) { added(kept->add(entry, year)); });
    }));
}

void Engine::Impl::ingested(const Ingested& report)
{
    noteTime(report.storeTime);
    link->progressed();
    if (stall)
        setStall({});
    if (report.restarted) {
        older.forget();
        log.info("feed.restarted", {{"paillasse.documents", report.documents}});
        progress = {};
        measuredSince = {};
        if (report.reason == "epoch") {
            if (outbox->reopen() && pusher)
                pusher->poke();
        } else {
            link->refreshPerson();
        }
    }
    setProgress(report);
    if (report.caughtUp) {
        if (watch)
            watch->see(report.treeHead, true);
        const auto scope = access::viewOf(session->person(), session->laboratory()).scopeDays;
        if (writer && !report.storeTime.isNull())
            writer->evict(report.storeTime - (scope + 1) * dayMs);
    }
    if (!report.changed.empty() || report.many || report.restarted)
        note(report.changed, report.many || report.restarted);
}

void Engine::Impl::feedStopped(const IngestFailure& failure)
{
    const auto trouble = troubleOfFeed(failure);
    if (trouble.failure == Failure::CacheCorrupt)
        return cacheFailed(failure.error);
    link->stalled({trouble.failure, failure.error.code, 0, 0, trouble.reference});
}

// Said once, until something comes in again: on the page of the first sync where there is nothing to work with yet, else in the status.
void Engine::Impl::stallOf(const NetTrouble& trouble)
{
    const auto why = trouble.failure == Failure::DiskFull ? Connection::DiskFull : trouble.failure == Failure::StoreTooNew ? Connection::StoreTooNew : Connection::Unreadable;
    if (stall == why)
        return;
    setStall(why);
    if (!progress.usable && session->state() == SessionState::Open)
        Q_EMIT session->failed(complete(asTrouble(trouble)));
}

// The time without the store is not the stream's.
void Engine::Impl::restartMeasure()
{
    measuredSince = {};
    if (progress.perSecond == 0)
        return;
    progress.perSecond = 0;
    Q_EMIT engine.syncProgress(progress);
}

void Engine::Impl::setProgress(const Ingested& report)
{
    auto now = progress;
    if (report.total > 0) {
        if (measuredSince.isNull()) {
            measuredSince = clock.now();
            measuredFrom = report.done;
        }
        now.done = report.done;
        now.total = report.total;
        const auto elapsed = clock.now() - measuredSince;
        now.perSecond = elapsed > 0 ? static_cast<double>(now.done - measuredFrom) * 1000.0 / static_cast<double>(elapsed) : 0;
        constexpr std::uint64_t enough = 2000;
        now.usable |= now.done >= enough;
    }
    const bool isWhole = report.caughtUp && !now.caughtUp;
    if (report.caughtUp) {
        now.done = now.total;
        now.usable = true;
        now.caughtUp = true;
        setConnection(Connection::Online);
    }
    if (!(now == progress)) {
        progress = now;
        Q_EMIT engine.syncProgress(progress);
    }
    if (isWhole)
        Q_EMIT records->indexed();
}

} // namespace paillasse::client
