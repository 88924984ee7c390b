// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "app/base/clock.h"
#include "app/base/log.h"
#include "app/store/watch/ledgertail.h"
#include "app/store/watch/trailindex.h"

namespace paillasse::store {

struct WatchCounters {
    std::uint64_t events = 0;      // since the start
    std::uint64_t batches = 0;
    std::uint64_t damaged = 0;     // leaves that were not what the store wrote
    std::uint64_t failures = 0;    // batches that could not be written, and came again
    std::uint64_t lag = 0;         // leaves that are not in yet
    Instant upTo;                  // what happened until then is in
    bool operator==(const WatchCounters&) const = default;
};

struct WatchParts {
    LeafEvents::HomeOf home;
    // Before the first event, for tables of the consumers' own (sql::bringUp with a part of theirs).
    std::function<Result<>(sql::Database&)> prepare;
    // In the index's transaction, with its database; in this order. An error undoes the batch for all, and it comes again.
    std::vector<TrailIndex::Consumer> consumers;
    // After it, on the watcher's thread, also of nothing: time has come to `upTo`. What ends the store in between is not repeated.
    std::function<void(const std::vector<WatchEvent>&, Instant upTo)> told;
};

// The thread that watches: takes what is new in the ledgers, enters it in the trail's index and hands it on. Behind the writer and of low priority: a second late
// under load, and never losing anything.
class Watcher {
public:
    static constexpr std::size_t leavesAtOnce = 500;
    static constexpr int pauseMs = 200;

    static Result<std::unique_ptr<Watcher>> start(Store& store, const Clock& clock, const Log& log, WatchParts parts);
    // Not in the middle of a batch.
    ~Watcher();

    // There is something new: does not wait for the pause's end.
    void poke();
    [[nodiscard]] WatchCounters counters() const;

private:
    Watcher(std::unique_ptr<LedgerTail> tail, std::unique_ptr<TrailIndex> index, TailPositions positions, const Clock& clock, const Log& log, WatchParts parts);
    void work();
    // False: there is nothing more, or it did not work.
    bool take();
    void failed(const Error& error);

    std::unique_ptr<LedgerTail> m_tail;
    std::unique_ptr<TrailIndex> m_index;
    TailPositions m_positions;
    const Clock& m_clock;
    const Log& m_log;
    WatchParts m_parts;
    bool m_isFailing = false;

    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_poked = false;
    bool m_stopping = false;
    WatchCounters m_counters;
    std::thread m_thread;
};

} // namespace paillasse::store
