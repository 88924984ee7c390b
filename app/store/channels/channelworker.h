// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "app/base/log.h"
#include "app/store/channels/channel.h"
#include "app/store/channels/noticequeue.h"
#include "app/store/channels/retry.h"

namespace paillasse::store {

// Whom a channel tells how it fares; from its thread. Each once: `failed` when it has failed for good (RetryRules), also over a restart,
// `recovered` when it takes one again.
struct ChannelHooks {
    std::function<void(const std::string& channel, ErrorCode code)> failed;
    std::function<void(const std::string& channel)> recovered;
    std::function<std::vector<AlertNotice>()> standing; // one for each alert that is not closed: for channels that want reminders
};

// The thread of one channel: what it owes, one after the other, the next only when the last was taken.
class ChannelWorker {
public:
    // All outlive it.
    ChannelWorker(std::string name, std::unique_ptr<Channel> channel, NoticeQueue& queue, const ChannelHooks& hooks, const RetryRules& rules, const Log& log);
    // Ends what is under way; it is sent again by the next one.
    ~ChannelWorker();

    // Something new is in the queue.
    void wake();

private:
    using Steady = std::chrono::steady_clock;

    void work(const std::stop_token& stop);
    // Something was done, well or not; else there is nothing to do.
    bool step(const std::stop_token& stop);
    bool remind(const std::stop_token& stop);
    void note(const Result<>& outcome);
    void noteFailure(ErrorCode code);
    void waitFor(const std::stop_token& stop);

    const std::string m_name;
    std::unique_ptr<Channel> m_channel;
    NoticeQueue& m_queue;
    const ChannelHooks& m_hooks;
    const RetryRules m_rules;
    const Log& m_log;
    std::mt19937_64 m_random{std::random_device{}()};
    bool m_isFailing = false;
    unsigned m_failures = 0;          // in a row
    Steady::time_point m_failingSince;
    Steady::time_point m_remindAt = Steady::now();

    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    bool m_isWoken = true;
    Steady::time_point m_notBefore;   // after a failure
    std::jthread m_thread;
};

} // namespace paillasse::store
