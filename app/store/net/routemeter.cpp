// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/net/routemeter.h"

namespace paillasse::store {

void RouteMeter::count(unsigned status)
{
    constexpr unsigned firstRefusal = 400;
    constexpr unsigned firstFailure = 500;
    auto& of = status >= firstFailure ? m_failed : status >= firstRefusal ? m_refused : m_fine;
    of.fetch_add(1, std::memory_order_relaxed);
}

void RouteMeter::answered(unsigned status, Clock::duration took)
{
    count(status);
    m_microseconds.note(std::chrono::duration_cast<std::chrono::microseconds>(took).count());
}

RouteReading RouteMeter::read() const
{
    return {Method::Other, {}, m_fine.load(std::memory_order_relaxed), m_refused.load(std::memory_order_relaxed), m_failed.load(std::memory_order_relaxed), m_microseconds.read()};
}

RouteMeters::RouteMeters(const RouteTable& routes) : m_routes(routes.all()), m_meters(m_routes.size() + 1) {}

RouteMeter& RouteMeters::of(const RegisteredRoute* route)
{
    return route ? m_meters[static_cast<std::size_t>(route - m_routes.data())] : m_meters.back();
}

std::vector<RouteReading> RouteMeters::read() const
{
    std::vector<RouteReading> all;
    for (std::size_t i = 0; i < m_meters.size(); ++i) {
        all.push_back(m_meters[i].read());
        if (i < m_routes.size()) {
            all.back().method = m_routes[i].method;
            all.back().path = m_routes[i].path;
        }
    }
    return all;
}

} // namespace paillasse::store
