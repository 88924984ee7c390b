// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/commands/privatelistener.h"

#include <algorithm>
#include <numeric>
#include <thread>

namespace paillasse::store {

namespace {

constexpr std::size_t requestQueue = 4096;
constexpr std::size_t passwordQueue = 1024;

unsigned cores()
{
    return std::max(1u, std::thread::hardware_concurrency());
}

} // namespace

PrivateListener::PrivateListener(Office& office, Services& services, RouteTable routes, std::vector<std::string> names, const Clock& clock, const Log& log)
    : m_log(log), m_requests(std::max(2u, cores()), requestQueue), m_passwords(cores(), passwordQueue, Workers::Priority::Low),
      m_zone(std::move(routes), office.registry(), m_requests, m_passwords, clock, log),
      m_certificates(services.authority(), office.settings(), std::move(names), clock, log)
{
}

Result<std::unique_ptr<PrivateListener>> PrivateListener::listen(Office& office, Services& services, const Endpoint& endpoint, std::vector<std::string> names, const Clock& clock,
                                                                 const Log& log, PrivateZone::ClockSeen clockSeen)
{
    auto routes = services.routes();
    if (!routes)
        return tl::unexpected(routes.error());
    names.push_back(endpoint.address);
    std::unique_ptr<PrivateListener> listener(new PrivateListener(office, services, std::move(*routes), std::move(names), clock, log));
    listener->m_zone.onClock(std::move(clockSeen));
    const auto certificate = listener->m_certificates.make();
    if (!certificate)
        return tl::unexpected(certificate.error());
    ServerSettings settings;
    settings.address = endpoint.address;
    settings.port = endpoint.port;
    auto server = Server::listen(settings, *certificate, listener->m_zone, log);
    if (!server)
        return tl::unexpected(server.error());
    listener->m_server = std::move(*server);
    return listener;
}

void PrivateListener::lookAfterCertificate(bool renewsNow)
{
    const auto renewed = renewsNow ? m_certificates.renew(*m_server) : m_certificates.renewIfDue(*m_server).map([](bool) {});
    if (!renewed)
        m_log.error("certificate.not-renewed", {{"error.code", renewed.error().code}});
}

std::uint64_t PrivateListener::failures() const
{
    const auto routes = m_zone.readings();
    return std::accumulate(routes.begin(), routes.end(), std::uint64_t{0}, [](std::uint64_t sum, const RouteReading& route) { return sum + route.failed; });
}

void PrivateListener::fill(StoreFigures& figures) const
{
    figures.server = m_server->counters();
    figures.routes = m_zone.readings();
    figures.requestsWaiting = m_requests.waiting();
    figures.passwordsWaiting = m_passwords.waiting();
    figures.certificateExpires = certificateExpires();
}

void PrivateListener::stop()
{
    m_server->stop();
    m_passwords.stop();
    m_requests.stop();
}

} // namespace paillasse::store
