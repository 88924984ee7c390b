// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/store/channels/channelbook.h"
#include "app/store/channels/channelworker.h"

namespace paillasse::store {

// Everything that tells somebody outside of an alert. A notice is durable before send() returns, and stays until the channel has taken it;
// each channel has a thread, so none waits for another.
class ChannelDesk {
public:
    struct NamedChannel {
        std::string name;
        wire::Severity least{};   // less is not sent there
        std::unique_ptr<Channel> channel;
    };
    struct Standing {
        std::string name;
        std::uint64_t waiting = 0;
        bool failing = false;
    };

    // `database`: a connection of its own, synchronous in full. The hooks may call send().
    static Result<std::unique_ptr<ChannelDesk>> open(sql::Database database, ChannelHooks hooks, const Clock& clock, const Log& log, const RetryRules& rules = {});
    ~ChannelDesk();

    // These from now on, in the place of those there were; what is owed to a name that stays is owed on. One thread.
    Result<> use(std::vector<ChannelSettings> channels);
    Result<> use(std::vector<NamedChannel> channels);
    // What was owed before is not known: the file is new.
    [[nodiscard]] bool isNew() const { return m_queue->isNew(); }
    // To every channel that takes its severity. From any thread.
    Result<> send(const AlertNotice& notice);
    [[nodiscard]] std::vector<Standing> standings();

private:
    struct Place {
        std::string name;
        wire::Severity least{};
        std::unique_ptr<ChannelWorker> worker; // null while they change
    };

    ChannelDesk(std::unique_ptr<NoticeQueue> queue, ChannelHooks hooks, const Clock& clock, const Log& log, const RetryRules& rules);
    // Ended outside the lock: its hooks may be at send().
    [[nodiscard]] std::vector<Place> take();

    std::unique_ptr<NoticeQueue> m_queue;
    ChannelHooks m_hooks;
    const Clock& m_clock;
    const Log& m_log;
    RetryRules m_rules;
    std::mutex m_mutex;
    std::vector<Place> m_places;
};

} // namespace paillasse::store
