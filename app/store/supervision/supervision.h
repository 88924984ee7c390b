// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <memory>
#include <mutex>
#include <string>

#include "app/store/accounts/registry.h"
#include "app/store/alerts/alertdesk.h"
#include "app/store/channels/channelbook.h"
#include "app/store/channels/channeldesk.h"
#include "app/store/watch/watcher.h"
#include "app/store/watchdog/watchtally.h"
#include "app/store/watchdog/workstationclocks.h"

namespace paillasse::store {

class RuleWatch;

struct SupervisionParts {
    Store& store;
    Writer& writer;
    Registry& registry;
    AlertDesk& alerts;
    const Clock& clock;
    const Log& log;
};

// What watches while the store serves: the watcher with the trail's index and the rules, the alerts' clock, and the channels that tell of them.
class Supervision {
public:
    // `rulesFile`: empty for the defaults; one with a mistake leaves them in force, and says so in the log.
    static Result<std::unique_ptr<Supervision>> start(const SupervisionParts& parts, const std::string& rulesFile);
    // Nothing new is watched, then nothing more is told.
    ~Supervision();

    // What is to be done now and then: alerts that nobody owned in time, channels that the console has changed.
    void lookAfter();
    [[nodiscard]] WatchCounters counters() const { return m_watcher->counters(); }
    [[nodiscard]] ChannelDesk& channels() { return *m_channels; }
    [[nodiscard]] const WatchTally& tally() const { return m_tally; }
    // By wire::Severity; not closed.
    [[nodiscard]] std::array<std::uint64_t, 3> openAlerts();
    // The last one that was made, or when the store began.
    [[nodiscard]] Instant lastBackup() const;
    // What was measured; from any thread.
    void note(const ConditionNoted& condition) { enter(condition); }
    // How far a workstation's clock is ahead, as a request of it says; from any thread.
    void seeClock(const lab::WorkstationId& at, std::int64_t aheadMs) { m_clocks.see(at, aheadMs); }

private:
    explicit Supervision(const SupervisionParts& parts);
    Result<> openChannels();
    Result<> useChannels();
    Result<> openWatcher(const std::string& rulesFile);
    Result<> readLastBackup(sql::Database& watchFile);
    void see(const std::vector<WatchEvent>& events);
    void tellFindings();
    void forgetClosedAlerts();
    void enter(AccountChange change, const lab::WorkstationId& at = {});

    SupervisionParts m_parts;
    ChannelBook m_book;
    std::unique_ptr<ChannelDesk> m_channels;
    std::unique_ptr<RuleWatch> m_rules;
    WatchTally m_tally;
    WorkstationClocks m_clocks{[this](const lab::WorkstationId& at, const ConditionNoted& condition) { enter(condition, at); }};
    mutable std::mutex m_mutex;
    Instant m_lastBackup;
    Instant m_alertsTidied;
    bool m_isMute = false; // of the watcher's thread: what was found could not be raised
    std::unique_ptr<Watcher> m_watcher;
};

} // namespace paillasse::store
