// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "app/store/channels/channeldesk.h"
#include "app/store/core/writer.h"
#include "app/store/net/routemeter.h"
#include "app/store/net/server.h"
#include "app/store/watchdog/watchtally.h"

namespace paillasse::store {

// What supervision says of itself.
struct WatchFigures {
    std::array<std::uint64_t, signInFaults> signInFailures{};     // by SignInFault
    std::array<std::uint64_t, 3> openAlerts{};                    // by wire::Severity; not closed
    std::int64_t lagMs = 0;                                       // of the watcher behind the writer
    std::vector<ChannelDesk::Standing> channels;
};

// Everything that /metrics tells: counts and times, never a name.
struct StoreFigures {
    Server::Counters server;
    WriterCounters writer;
    std::vector<RouteReading> routes;
    std::uint64_t requestsWaiting = 0;
    std::uint64_t passwordsWaiting = 0;
    std::int64_t feedLagMs = 0;                                   // Feed::oldestUnsentMs
    Instant certificateExpires;
    std::optional<std::int64_t> diskFreePercent;
    std::optional<WatchFigures> watch;                            // nothing: nobody watches
};

// In Prometheus' text format.
std::string metricsText(const StoreFigures& figures);

} // namespace paillasse::store
