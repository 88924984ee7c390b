// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <deque>

#include "app/base/histogram.h"
#include "app/store/net/route.h"

namespace paillasse::store {

// What one route has answered since the start: how often, how well, how long it took.
struct RouteReading {
    Method method = Method::Other;
    std::string_view path;           // empty: of no route
    std::uint64_t fine = 0;          // below 400
    std::uint64_t refused = 0;       // 400 to 499, by the gate too
    std::uint64_t failed = 0;        // 500 and above
    HistogramReading microseconds;   // of those that came past the gate, from there to the answer; of a stream, to its beginning
};

class RouteMeter {
public:
    using Clock = std::chrono::steady_clock;

    void turnedAway(unsigned status) { count(status); }
    void answered(unsigned status, Clock::duration took);
    [[nodiscard]] RouteReading read() const;

private:
    void count(unsigned status);

    static constexpr std::array<std::int64_t, 10> bounds{5'000, 10'000, 25'000, 50'000, 100'000, 250'000, 500'000, 1'000'000, 2'500'000, 10'000'000};
    std::atomic<std::uint64_t> m_fine{0};
    std::atomic<std::uint64_t> m_refused{0};
    std::atomic<std::uint64_t> m_failed{0};
    Histogram<bounds.size()> m_microseconds{bounds};
};

// One meter for each route of a table, and one for what is none: no more, whatever is asked. From any thread.
class RouteMeters {
public:
    // The table outlives it and stays as it is.
    explicit RouteMeters(const RouteTable& routes);
    // Null: what is no route.
    [[nodiscard]] RouteMeter& of(const RegisteredRoute* route);
    [[nodiscard]] std::vector<RouteReading> read() const;

private:
    const std::vector<RegisteredRoute>& m_routes;
    std::deque<RouteMeter> m_meters; // the last one is of no route
};

} // namespace paillasse::store
