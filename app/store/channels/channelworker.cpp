// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/channels/channelworker.h"

#include <pthread.h>

namespace paillasse::store {

using std::chrono::milliseconds;

ChannelWorker::ChannelWorker(std::string name, std::unique_ptr<Channel> channel, NoticeQueue& queue, const ChannelHooks& hooks, const RetryRules& rules, const Log& log)
    : m_name(std::move(name)), m_channel(std::move(channel)), m_queue(queue), m_hooks(hooks), m_rules(rules), m_log(log), m_isFailing(queue.isFailing(m_name).value_or(false)),
      m_thread([this](const std::stop_token& stop) { work(stop); })
{
}

ChannelWorker::~ChannelWorker() = default;

void ChannelWorker::wake()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isWoken = true;
        m_notBefore = std::min(m_notBefore, Steady::now() + milliseconds(m_rules.freshMs));
    }
    m_wake.notify_all();
}

void ChannelWorker::work(const std::stop_token& stop)
{
    ::pthread_setname_np(::pthread_self(), "store-channel");
    while (!stop.stop_requested())
        if (!step(stop) && !remind(stop))
            waitFor(stop);
        else if (m_failures > 0)
            waitFor(stop);
}

bool ChannelWorker::step(const std::stop_token& stop)
{
    {
        const std::lock_guard lock(m_mutex);
        m_isWoken = false; // what comes from now on wakes again
    }
    const auto next = m_queue.first(m_name);
    if (!next) {
        m_log.error("channel.queue-failed", {{"error.code", next.error().code}});
        note(tl::unexpected(next.error()));
        return true;
    }
    if (!*next)
        return false;
    auto outcome = m_channel->deliver((*next)->notice, stop);
    // Taken, and still in the queue: it comes twice rather than never.
    if (outcome)
        outcome = m_queue.drop((*next)->id);
    if (!stop.stop_requested() || outcome)
        note(outcome);
    return true;
}

// What is open as a whole; the next time it is due again.
bool ChannelWorker::remind(const std::stop_token& stop)
{
    if (!m_channel->wantsReminders() || Steady::now() < m_remindAt)
        return false;
    m_remindAt = Steady::now() + milliseconds(m_rules.remindMs);
    for (const auto& notice : m_hooks.standing()) {
        const auto outcome = m_channel->deliver(notice, stop);
        if (stop.stop_requested())
            return true;
        note(outcome);
        if (!outcome)
            return true;
    }
    return false;
}

void ChannelWorker::note(const Result<>& outcome)
{
    if (!outcome)
        return noteFailure(outcome.error().code);
    m_failures = 0;
    if (!m_isFailing)
        return;
    m_isFailing = false;
    m_log.info("channel.recovered");
    m_hooks.recovered(m_name);
    if (const auto kept = m_queue.setFailing(m_name, false); !kept)
        m_log.error("channel.queue-failed", {{"error.code", kept.error().code}});
}

void ChannelWorker::noteFailure(ErrorCode code)
{
    const auto now = Steady::now();
    if (++m_failures == 1)
        m_failingSince = now;
    m_log.warning("channel.not-delivered", {{"error.code", code}, {"paillasse.failures", m_failures}});
    {
        const std::lock_guard lock(m_mutex);
        m_notBefore = now + milliseconds(m_rules.delayMs(m_failures, std::uniform_real_distribution<double>(0, 1)(m_random)));
    }
    const auto since = std::chrono::duration_cast<milliseconds>(now - m_failingSince).count();
    if (m_isFailing || !m_rules.isFailing(m_failures, since))
        return;
    m_isFailing = true;
    // Told first: told twice after a crash is better than never.
    m_hooks.failed(m_name, code);
    if (const auto kept = m_queue.setFailing(m_name, true); !kept)
        m_log.error("channel.queue-failed", {{"error.code", kept.error().code}});
}

void ChannelWorker::waitFor(const std::stop_token& stop)
{
    std::unique_lock lock(m_mutex);
    if (m_failures > 0) {
        // A notice that comes meanwhile may bring it forward.
        while (!stop.stop_requested() && Steady::now() < m_notBefore)
            m_wake.wait_until(lock, stop, m_notBefore, [this] { return std::exchange(m_isWoken, false); });
        return;
    }
    if (m_channel->wantsReminders())
        m_wake.wait_until(lock, stop, m_remindAt, [this] { return m_isWoken; });
    else
        m_wake.wait(lock, stop, [this] { return m_isWoken; });
}

} // namespace paillasse::store
