// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/alerts/alertwaiters.h"

#include <algorithm>
#include <map>

namespace paillasse::store {

using Steady = std::chrono::steady_clock;

AlertWaiters::AlertWaiters(AlertDesk& desk, const AlertWaitSettings& settings) : m_desk(desk), m_settings(settings), m_thread([this] { work(); })
{
    m_desk.onChange([this] { wake(); });
}

AlertWaiters::~AlertWaiters()
{
    stop();
}

void AlertWaiters::ask(const wire::AlertsQuestion& question, Done done)
{
    const auto version = m_desk.version();
    switch (version && *version == question.known ? enter(question, done) : Place::None) {
    case Place::Taken: return;
    case Place::Full: return done(fail(ErrorCode::Locked, "alerts: too many wait"));
    case Place::None: return done(m_desk.list(question.laboratory));
    }
}

AlertWaiters::Place AlertWaiters::enter(const wire::AlertsQuestion& question, const Done& done)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_stopping)
            return Place::None;
        if (m_waiters.size() >= m_settings.most)
            return Place::Full;
        m_waiters.push_back({question, done, Steady::now() + m_settings.wait});
        // It may have changed since it was asked for.
        m_look = true;
    }
    m_wake.notify_one();
    return Place::Taken;
}

void AlertWaiters::stop()
{
    m_desk.onChange({});
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_one();
    if (m_thread.joinable())
        m_thread.join();
}

std::size_t AlertWaiters::waiting() const
{
    const std::lock_guard lock(m_mutex);
    return m_waiters.size();
}

void AlertWaiters::wake()
{
    {
        const std::lock_guard lock(m_mutex);
        m_look = true;
    }
    m_wake.notify_one();
}

void AlertWaiters::work()
{
    for (bool stopping = false; !stopping;) {
        {
            std::unique_lock lock(m_mutex);
            const auto first = std::ranges::min_element(m_waiters, {}, &Waiter::until);
            const auto isDue = [this] { return m_look || m_stopping; };
            if (first == m_waiters.end())
                m_wake.wait(lock, isDue);
            else
                m_wake.wait_until(lock, Steady::time_point(first->until), isDue);
            m_look = false;
            stopping = m_stopping;
        }
        const auto version = m_desk.version();
        // Who cannot be told a version is told the error.
        answer(take(version.value_or(0)));
    }
}

std::vector<AlertWaiters::Waiter> AlertWaiters::take(std::uint64_t version)
{
    const auto now = Steady::now();
    const std::lock_guard lock(m_mutex);
    const auto stays = [&](const Waiter& waiter) { return !m_stopping && waiter.question.known == version && waiter.until > now; };
    const auto due = std::stable_partition(m_waiters.begin(), m_waiters.end(), stays);
    std::vector<Waiter> taken(std::make_move_iterator(due), std::make_move_iterator(m_waiters.end()));
    m_waiters.erase(due, m_waiters.end());
    return taken;
}

void AlertWaiters::answer(std::vector<Waiter> waiters)
{
    std::map<lab::LaboratoryId, Result<wire::AlertsReply>> replies;
    for (const auto& waiter : waiters) {
        const auto& laboratory = waiter.question.laboratory;
        auto reply = replies.find(laboratory);
        if (reply == replies.end())
            reply = replies.emplace(laboratory, m_desk.list(laboratory)).first;
        waiter.done(reply->second);
    }
}

} // namespace paillasse::store
