// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace paillasse::store {

// A few threads and a bounded queue. One pool answers requests; another, of low priority, turns the memory-hard hashes of
// sign-ins, so that a morning's 560 sign-ins do not hold up a single result.
class Workers {
public:
    enum class Priority { Normal, Low };

    Workers(unsigned threads, std::size_t queueLimit, Priority priority = Priority::Normal);
    // Finishes what is queued.
    ~Workers();
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;

    // False when the queue is full or the pool has stopped: the job will not run.
    [[nodiscard]] bool run(std::function<void()> job);
    // Finishes what is queued, then takes no more.
    void stop();
    [[nodiscard]] std::size_t waiting() const;

private:
    void work(Priority priority);

    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_queue;
    std::size_t m_queueLimit;
    bool m_stopping = false;
    std::vector<std::thread> m_threads;
};

} // namespace paillasse::store
