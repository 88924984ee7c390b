// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/taskthread.h"

#include <algorithm>
#include <utility>

namespace paillasse::client {

TaskThread::TaskThread() : m_thread([this] { run(); }) {}

TaskThread::~TaskThread()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_stopping = true;
        m_tasks[static_cast<std::size_t>(Priority::Soon)].clear();
        m_tasks[static_cast<std::size_t>(Priority::Idle)].clear();
    }
    m_wake.notify_all();
    m_thread.join();
}

void TaskThread::post(Priority priority, std::function<void()> task)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (m_stopping)
            return;
        m_tasks[static_cast<std::size_t>(priority)].push_back(std::move(task));
    }
    m_wake.notify_one();
}

std::size_t TaskThread::waiting(Priority priority) const
{
    const std::scoped_lock lock(m_mutex);
    return m_tasks[static_cast<std::size_t>(priority)].size();
}

void TaskThread::run()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        const auto queue = std::find_if(m_tasks.begin(), m_tasks.end(), [](const auto& tasks) { return !tasks.empty(); });
        if (queue == m_tasks.end()) {
            if (m_stopping)
                return;
            m_wake.wait(lock);
            continue;
        }
        auto task = std::move(queue->front());
        queue->pop_front();
        lock.unlock();
        task();
        task = nullptr; // what it holds goes before the next one begins
        lock.lock();
    }
}

} // namespace paillasse::client
