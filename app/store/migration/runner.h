// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <thread>

#include "app/base/log.h"
#include "app/store/migration/jobwork.h"
#include "app/store/migration/procedure.h"

namespace paillasse::store {

// What does the work between two steps.
struct JobWorkers {
    JobWork& in;
    JobWork& out;
    JobEnd& end;
};

// How far what the store does for a migration is.
struct RunnerProgress {
    std::uint64_t done = 0;
    std::uint64_t of = 0;              // 0: not known
    std::optional<ErrorCode> failed;   // it stopped, and is tried again
};

// What it has others do about stagings.
struct StagingCare {
    std::function<void()> tellOverdue = {};                                       // one whose deadline is over is about to be ended
    std::function<Result<bool>(const migration::MigrationId&)> isThere = {};      // key and file
    std::function<bool()> eraseStrays = {};                                       // what belongs to no migration; whether something was erased
};

struct RunnerSettings {
    std::chrono::milliseconds lookEvery = std::chrono::seconds(5);   // for deadlines, and for what another process entered
    std::chrono::milliseconds retryAfter = std::chrono::minutes(1);  // what failed; each time twice as long
    std::chrono::milliseconds retryAtMost = std::chrono::hours(1);
};

// One thread, at low priority: takes the migrations for which there is something to do, and appends the store's own steps. Ends those whose
// deadline is over, without anybody asking. Whatever stops it, the next one goes on.
class Runner {
public:
    Runner(Procedure& procedure, const JobWorkers& workers, StagingCare care, const Clock& clock, const Log& log, const RunnerSettings& settings = {});
    ~Runner();

    // Deadlines that went by, erasures and certificates that wait: on this thread, before a store listens. What fails is tried again later.
    void catchUp();
    void start();
    // Somebody took a step. Short.
    void wake();
    // What is going on is told to stop, and waited for.
    void stop();

    [[nodiscard]] RunnerProgress progress(const migration::MigrationId& job);

private:
    using Steady = std::chrono::steady_clock;
    struct Failed {
        Steady::time_point until;
        std::chrono::milliseconds wait{0};
    };

    void work();
    // Whether something was done.
    bool look(bool onlyEnds);
    bool end(const migration::Job& job);
    bool abandonIfLost(const migration::Job& job);
    bool perform(const migration::Job& job);
    Result<migration::StepBody> perform(const migration::Job& job, const WorkProgress& progress);
    bool isStale(const migration::Job& job);
    [[nodiscard]] bool isWaiting(const migration::MigrationId& job);
    void noteFailure(const migration::MigrationId& job, ErrorCode code);
    void noteProgress(const migration::MigrationId& job, const RunnerProgress& progress);

    Procedure& m_procedure;
    JobWorkers m_workers;
    StagingCare m_care;
    const Clock& m_clock;
    const Log& m_log;
    RunnerSettings m_settings;
    std::mutex m_mutex;
    std::condition_variable m_woken;
    bool m_isStopping = false;
    bool m_hasNews = false;
    std::atomic<bool> m_mayBeStale{false};
    std::map<migration::MigrationId, RunnerProgress> m_progress;
    std::map<migration::MigrationId, Failed> m_failed;
    std::thread m_thread;
};

// Each migration that may have staging, and by when it must be gone, or a further step taken.
struct StagingStill {
    migration::MigrationId job;
    Instant goneBy;
    bool operator==(const StagingStill&) const = default;
};
std::vector<StagingStill> stagingsOf(const std::vector<migration::Job>& jobs);

} // namespace paillasse::store
