// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/migration/runner.h"

#include <algorithm>

#include <pthread.h>
#include <sys/resource.h>
#include <unistd.h>

namespace paillasse::store {

namespace {

using migration::Job;
using migration::JobState;
using migration::Work;

constexpr int lowPriority = 10;
// On the certificate, too.
constexpr auto stagingLost = "its staging is not there: the store was restored from a backup, which has none";

bool mayHaveStaging(const Job& job)
{
    return job.state != JobState::Drafted && job.state < JobState::Erased && !(job.state == JobState::Approved && job.work == Work::None);
}

bool needsStaging(const Job& job)
{
    return job.state == JobState::Staged || job.state == JobState::Checked || (job.state == JobState::Accepted && job.work == Work::Deliver);
}

bool isOver(const Job& job, Instant now)
{
    const auto due = migration::dueAt(job);
    return !due.isNull() && now > due;
}

bool isEnd(Work work)
{
    return work == Work::Erase || work == Work::Certify;
}

template <class T>
Result<migration::StepBody> bodyOf(Result<T> done)
{
    return done.map([](T body) { return migration::StepBody(std::move(body)); });
}

} // namespace

std::vector<StagingStill> stagingsOf(const std::vector<Job>& jobs)
{
    std::vector<StagingStill> all;
    for (const auto& job : jobs) {
        if (!mayHaveStaging(job))
            continue;
        const auto due = migration::dueAt(job);
        all.push_back({job.mandate.id, due.isNull() ? job.mandate.deadlines.erasure : due});
    }
    return all;
}

Runner::Runner(Procedure& procedure, const JobWorkers& workers, StagingCare care, const Clock& clock, const Log& log, const RunnerSettings& settings)
    : m_procedure(procedure), m_workers(workers), m_care(std::move(care)), m_clock(clock), m_log(log), m_settings(settings)
{
}

Runner::~Runner()
{
    stop();
}

void Runner::start()
{
    m_thread = std::thread([this] { work(); });
}

void Runner::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
    }
    m_mayBeStale = true;
    m_woken.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

void Runner::wake()
{
    {
        const std::lock_guard lock(m_mutex);
        m_hasNews = true;
    }
    m_mayBeStale = true;
    m_woken.notify_all();
}

void Runner::catchUp()
{
    while (look(true)) {
    }
}

void Runner::work()
{
    ::pthread_setname_np(::pthread_self(), "store-migration");
    // Benches go first. On Linux this is of the thread alone.
    (void)::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), lowPriority);
    for (;;) {
        const bool did = look(false);
        std::unique_lock lock(m_mutex);
        if (!did)
            m_woken.wait_for(lock, m_settings.lookEvery, [this] { return m_isStopping || m_hasNews; });
        if (m_isStopping)
            return;
        m_hasNews = false;
    }
}

bool Runner::look(bool onlyEnds)
{
    const auto jobs = m_procedure.unfinished();
    if (!jobs) {
        m_log.error("migration.not-read", {{"error.code", jobs.error().code}});
        return false;
    }
    bool did = m_care.eraseStrays && m_care.eraseStrays();
    for (const auto& job : *jobs) {
        if (isWaiting(job.mandate.id))
            continue;
        if (isOver(job, m_clock.now()))
            did = end(job) || did;
        else if (onlyEnds && abandonIfLost(job))
            did = true;
        else if (job.work != Work::None && (!onlyEnds || isEnd(job.work)))
            did = perform(job) || did;
    }
    return did;
}

// Nobody has to ask: what was not done by its deadline is over.
bool Runner::end(const Job& job)
{
    if (mayHaveStaging(job) && m_care.tellOverdue)
        m_care.tellOverdue();
    const auto done = m_procedure.takeOwn(job.mandate.id, migration::Overdue());
    if (!done)
        noteFailure(job.mandate.id, done.error().code);
    return done.has_value();
}

// A store that was restored has no staging, which is in no backup: nothing that waits for it could ever be done.
bool Runner::abandonIfLost(const Job& job)
{
    if (!m_care.isThere || !needsStaging(job))
        return false;
    const auto isThere = m_care.isThere(job.mandate.id);
    if (!isThere || *isThere)
        return false;
    m_log.warning("migration.staging-lost", {{"paillasse.migration.id", job.mandate.id}});
    const auto done = m_procedure.takeOwn(job.mandate.id, migration::Abandon{stagingLost});
    return done && !done->refusal;
}

bool Runner::perform(const Job& job)
{
    const auto& id = job.mandate.id;
    m_mayBeStale = false;
    WorkProgress progress;
    progress.told = [this, &id](std::uint64_t done, std::uint64_t of) { noteProgress(id, {done, of, {}}); };
    progress.isToStop = [this, &job] { return isStale(job); };
    auto body = perform(job, progress);
    if (!body && body.error().code == ErrorCode::Cancelled) {
        const std::lock_guard lock(m_mutex);
        return !m_isStopping;
    }
    const auto taken = body ? m_procedure.takeOwn(id, std::move(*body)) : tl::unexpected(body.error());
    if (!taken || taken->refusal) {
        noteFailure(id, taken ? ErrorCode::Refused : taken.error().code);
        return false;
    }
    const std::lock_guard lock(m_mutex);
    m_progress.erase(id);
    m_failed.erase(id);
    return true;
}

Result<migration::StepBody> Runner::perform(const Job& job, const WorkProgress& progress)
{
    auto& worker = job.mandate.direction == migration::Direction::In ? m_workers.in : m_workers.out;
    switch (job.work) {
    case Work::Stage: return bodyOf(worker.stage(job, progress));
    case Work::Check: return bodyOf(worker.check(job, progress));
    case Work::Deliver: return bodyOf(worker.deliver(job, progress));
    case Work::Erase: return bodyOf(m_workers.end.erase(job, progress));
    case Work::Certify: return bodyOf(m_workers.end.certify(job));
    case Work::None: break;
    }
    return fail(ErrorCode::Internal, "migration: there is nothing to do");
}

// The store ends, somebody abandoned it, or its deadline went by meanwhile.
bool Runner::isStale(const Job& job)
{
    if (isOver(job, m_clock.now()))
        return true;
    if (!m_mayBeStale.exchange(false))
        return false;
    {
        const std::lock_guard lock(m_mutex);
        if (m_isStopping) {
            m_mayBeStale = true;
            return true;
        }
    }
    const auto now = m_procedure.job(job.mandate.id);
    return now && *now && ((*now)->state != job.state || (*now)->work != job.work);
}

bool Runner::isWaiting(const migration::MigrationId& job)
{
    const std::lock_guard lock(m_mutex);
    const auto failed = m_failed.find(job);
    return m_isStopping || (failed != m_failed.end() && Steady::now() < failed->second.until);
}

void Runner::noteFailure(const migration::MigrationId& job, ErrorCode code)
{
    m_log.warning("migration.work-failed", {{"paillasse.migration.id", job}, {"error.code", code}});
    const std::lock_guard lock(m_mutex);
    auto& failed = m_failed[job];
    failed.wait = std::min(std::max(m_settings.retryAfter, 2 * failed.wait), m_settings.retryAtMost);
    failed.until = Steady::now() + failed.wait;
    m_progress[job].failed = code;
}

void Runner::noteProgress(const migration::MigrationId& job, const RunnerProgress& progress)
{
    const std::lock_guard lock(m_mutex);
    m_progress[job] = progress;
}

RunnerProgress Runner::progress(const migration::MigrationId& job)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_progress.find(job);
    return found == m_progress.end() ? RunnerProgress() : found->second;
}

} // namespace paillasse::store
