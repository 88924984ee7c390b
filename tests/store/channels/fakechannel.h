// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <mutex>
#include <vector>

#include "app/store/channels/channel.h"

namespace paillasse::test {

// The other end of a channel: what it was given, and whether it takes anything. Outlives the channels that are made to it.
class FakeEnd {
public:
    void refuse(bool refuse)
    {
        const std::lock_guard lock(m_mutex);
        m_refuses = refuse;
    }
    // It holds whoever comes until it lets go, or they are told to stop.
    void hold(bool hold)
    {
        const std::lock_guard lock(m_mutex);
        m_holds = hold;
        m_changed.notify_all();
    }
    [[nodiscard]] std::vector<store::AlertNotice> taken() const
    {
        const std::lock_guard lock(m_mutex);
        return m_taken;
    }
    [[nodiscard]] std::size_t attempts() const
    {
        const std::lock_guard lock(m_mutex);
        return m_attempts;
    }
    Result<> take(const store::AlertNotice& notice, const std::stop_token& stop)
    {
        std::unique_lock lock(m_mutex);
        ++m_attempts;
        m_changed.wait(lock, stop, [this] { return !m_holds; });
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled);
        if (m_refuses)
            return fail(ErrorCode::Unreachable);
        m_taken.push_back(notice);
        return {};
    }

private:
    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::vector<store::AlertNotice> m_taken;
    std::size_t m_attempts = 0;
    bool m_refuses = false;
    bool m_holds = false;
};

class FakeChannel final : public store::Channel {
public:
    explicit FakeChannel(FakeEnd& end, bool reminded = false) : m_end(end), m_reminded(reminded) {}
    [[nodiscard]] Result<> deliver(const store::AlertNotice& notice, const std::stop_token& stop) override { return m_end.take(notice, stop); }
    [[nodiscard]] bool wantsReminders() const override { return m_reminded; }

private:
    FakeEnd& m_end;
    bool m_reminded;
};

} // namespace paillasse::test
