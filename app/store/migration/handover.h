// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>

#include "app/base/result.h"

namespace paillasse::store {

// What one thread makes and another takes, in order, a few at a time: whoever is ahead waits. The maker is a function that calls give()
// until it returns false (the taker has gone) or it has no more; its error is the last thing that is taken.
template <class T>
class Handover {
public:
    explicit Handover(std::size_t most) : m_most(most) {}
    Handover(const Handover&) = delete;
    Handover& operator=(const Handover&) = delete;
    ~Handover()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_isLeft = true;
        }
        m_change.notify_all();
        if (m_maker.joinable())
            m_maker.join();
    }

    template <class Make>
    void start(Make make)
    {
        m_maker = std::thread([this, make = std::move(make)]() mutable {
            const Result<> outcome = make(*this);
            const std::lock_guard lock(m_mutex);
            m_outcome = outcome;
            m_isOver = true;
            m_change.notify_all();
        });
    }

    bool give(T item)
    {
        std::unique_lock lock(m_mutex);
        m_change.wait(lock, [this] { return m_isLeft || m_items.size() < m_most; });
        if (m_isLeft)
            return false;
        m_items.push_back(std::move(item));
        m_change.notify_all();
        return true;
    }

    // Nothing: all were taken.
    Result<std::optional<T>> take()
    {
        std::unique_lock lock(m_mutex);
        m_change.wait(lock, [this] { return m_isOver || !m_items.empty(); });
        if (m_items.empty())
            return m_outcome ? Result<std::optional<T>>(std::optional<T>()) : tl::unexpected(m_outcome.error());
        auto item = std::move(m_items.front());
        m_items.pop_front();
        m_change.notify_all();
        return std::optional<T>(std::move(item));
    }

private:
    std::size_t m_most;
    std::mutex m_mutex;
    std::condition_variable m_change;
    std::deque<T> m_items;
    Result<> m_outcome;
    bool m_isOver = false;
    bool m_isLeft = false;
    std::thread m_maker;
};

} // namespace paillasse::store
