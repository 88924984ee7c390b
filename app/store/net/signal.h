// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <utility>

#include "app/store/net/asio.h"

namespace paillasse::store {

// What one coroutine waits on and any thread may raise. Raising it before, during or after the wait is the same.
class Signal : public std::enable_shared_from_this<Signal> {
public:
    explicit Signal(asio::any_io_executor executor) : m_executor(std::move(executor)), m_timer(m_executor) {}

    void raise()
    {
        // Many raises before the coroutine has looked cost one post.
        if (!m_posted.exchange(true))
            asio::post(m_executor, [self = shared_from_this()] { self->arrive(); });
    }
    // On the executor. True: raised; false: the time has passed.
    asio::awaitable<bool> wait(std::chrono::milliseconds most)
    {
        if (!m_raised) {
            m_timer.expires_after(most);
            boost::system::error_code ignored;
            co_await m_timer.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
        }
        co_return std::exchange(m_raised, false);
    }

private:
    void arrive()
    {
        m_posted = false;
        m_raised = true;
        m_timer.cancel();
    }

    asio::any_io_executor m_executor;
    asio::steady_timer m_timer;
    std::atomic<bool> m_posted{false};
    bool m_raised = false; // only touched on the executor
};

} // namespace paillasse::store
