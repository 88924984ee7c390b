// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/net/workers.h"

#include <sys/resource.h>
#include <unistd.h>

#include <utility>

namespace paillasse::store {

Workers::Workers(unsigned threads, std::size_t queueLimit, Priority priority) : m_queueLimit(queueLimit)
{
    for (unsigned i = 0; i < threads; ++i)
        m_threads.emplace_back([this, priority] { work(priority); });
}

Workers::~Workers()
{
    stop();
}

bool Workers::run(std::function<void()> job)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_stopping || m_queue.size() >= m_queueLimit)
            return false;
        m_queue.push_back(std::move(job));
    }
    m_wake.notify_one();
    return true;
}

void Workers::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    for (auto& thread : m_threads)
        if (thread.joinable())
            thread.join();
}

std::size_t Workers::waiting() const
{
    const std::lock_guard lock(m_mutex);
    return m_queue.size();
}

void Workers::work(Priority priority)
{
    // On Linux a thread has a nice value of its own, set through its thread id.
    constexpr int lowPriority = 10;
    if (priority == Priority::Low)
        setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), lowPriority);
    for (;;) {
        std::function<void()> job;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_stopping || !m_queue.empty(); });
            if (m_queue.empty())
                return;
            job = std::move(m_queue.front());
            m_queue.pop_front();
        }
        job();
    }
}

} // namespace paillasse::store
