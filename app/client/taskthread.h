// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

#include <QMetaObject>
#include <QPointer>

#include "app/base/result.h"

namespace paillasse::client {

enum class Priority { Now, Soon, Idle };

// One thread that does one thing after the other: what a person waits for before what streams in, and upkeep when nothing else is.
class TaskThread {
public:
    TaskThread();
    // Finishes what is Now, drops the rest.
    ~TaskThread();

    void post(Priority priority, std::function<void()> task);
    [[nodiscard]] std::size_t waiting(Priority priority) const;

private:
    void run();

    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::array<std::deque<std::function<void()>>, 3> m_tasks;
    bool m_stopping = false;
    std::thread m_thread;
};

// Runs `call` later on the thread of `home`, which must outlive whoever calls this from another thread.
template <class Call>
void postTo(QObject* home, Call call)
{
    QMetaObject::invokeMethod(home, std::move(call), Qt::QueuedConnection);
}

// A reply that may be called from any thread: it runs on the thread of `home`, and not at all when `context` is gone by then.
template <class T>
std::function<void(T)> replyOn(QObject* home, QObject* context, std::function<void(T)> reply)
{
    return [home, guard = QPointer<QObject>(context), reply = std::move(reply)](T value) {
        postTo(home, [guard, reply, value = std::move(value)]() mutable {
            if (guard)
                reply(std::move(value));
        });
    };
}

} // namespace paillasse::client
