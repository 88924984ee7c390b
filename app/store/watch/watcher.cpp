// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/watch/watcher.h"

#include <sys/resource.h>
#include <unistd.h>

#include <chrono>

namespace paillasse::store {

Watcher::Watcher(std::unique_ptr<LedgerTail> tail, std::unique_ptr<TrailIndex> index, TailPositions positions, const Clock& clock, const Log& log, WatchParts parts)
    : m_tail(std::move(tail)), m_index(std::move(index)), m_positions(std::move(positions)), m_clock(clock), m_log(log), m_parts(std::move(parts))
{
    m_thread = std::thread([this] { work(); });
}

Result<std::unique_ptr<Watcher>> Watcher::start(Store& store, const Clock& clock, const Log& log, WatchParts parts)
{
    auto index = TrailIndex::open(store);
    if (!index)
        return tl::unexpected(index.error());
    if ((*index)->isNew())
        log.info("watch.index-made-anew");
    if (parts.prepare)
        if (const auto done = parts.prepare((*index)->database()); !done)
            return tl::unexpected(done.error());
    auto positions = (*index)->positions();
    if (!positions)
        return tl::unexpected(positions.error());
    auto tail = LedgerTail::open(store, log, std::move(parts.home));
    if (!tail)
        return tl::unexpected(tail.error());
    return std::unique_ptr<Watcher>(new Watcher(std::move(*tail), std::move(*index), std::move(*positions), clock, log, std::move(parts)));
}

Watcher::~Watcher()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void Watcher::poke()
{
    {
        const std::lock_guard lock(m_mutex);
        m_poked = true;
    }
    m_wake.notify_all();
}

WatchCounters Watcher::counters() const
{
    const std::lock_guard lock(m_mutex);
    return m_counters;
}

void Watcher::work()
{
    // On Linux a thread has a nice value of its own, set through its thread id.
    constexpr int lowPriority = 10;
    setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), lowPriority);
    std::unique_lock lock(m_mutex);
    while (!m_stopping) {
        m_poked = false;
        lock.unlock();
        const bool isMore = take();
        lock.lock();
        if (!isMore)
            m_wake.wait_for(lock, std::chrono::milliseconds(pauseMs), [this] { return m_stopping || m_poked; });
    }
}

bool Watcher::take()
{
    // Whatever is entered from here on may be of a later time than this.
    const auto now = m_clock.now();
    const auto batch = m_tail->next(m_positions, leavesAtOnce);
    if (!batch) {
        failed(batch.error());
        return false;
    }
    if (batch->leaves > 0)
        if (const auto done = m_index->write(*batch, m_parts.consumers); !done) {
            failed(done.error());
            return false;
        }
    m_isFailing = false;
    m_positions = batch->reached;
    const auto upTo = batch->isLast ? now : batch->upTo;
    const auto lag = batch->isLast ? Result<std::uint64_t>(0) : m_tail->lag(m_positions);
    {
        const std::lock_guard lock(m_mutex);
        m_counters.events += batch->events.size();
        m_counters.batches += batch->leaves > 0 ? 1 : 0;
        m_counters.damaged = m_tail->damaged();
        m_counters.lag = lag.value_or(m_counters.lag);
        m_counters.upTo = upTo;
    }
    if (m_parts.told)
        m_parts.told(batch->events, upTo);
    return !batch->isLast;
}

// The first time in a row is enough for the log.
void Watcher::failed(const Error& error)
{
    if (!m_isFailing)
        m_log.error("watch.failed", {{"error.code", error.code}});
    m_isFailing = true;
    const auto lag = m_tail->lag(m_positions);
    const std::lock_guard lock(m_mutex);
    ++m_counters.failures;
    m_counters.lag = lag.value_or(m_counters.lag);
}

} // namespace paillasse::store
