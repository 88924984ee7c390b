// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/log.h"
#include "app/store/accounts/doorkeeper.h"
#include "app/store/net/ratelimit.h"
#include "app/store/net/routemeter.h"
#include "app/store/net/workers.h"
#include "app/store/net/zone.h"

namespace paillasse::store {

// How fast one workstation may ask, and one address that has shown no certificate; far above what a laboratory does
// (docs/protocol.md).
struct ZoneRates {
    Rate workstation{200, 2000};
    Rate passwords{10, 200};   // of a workstation's, those that turn a memory-hard hash
    Rate stranger{20, 200};
    std::size_t places = 4096; // of each, in memory
};

// The laboratory's network (design: zones): mutual TLS and a named session. One gate in front of every route.
//
//   too many requests from there                      429 locked, with Retry-After
//   no certificate, or one this store does not know   403 not-trusted, whatever the path, except on Enrolment routes
//   revoked                                           403 revoked
//   certificate out of time                           403 expired
//   no token where a session is asked for             401 missing
//   token unknown, out of time or of another place    401 expired; 401 revoked when the seat has moved
//   program older than the laboratory allows          426 incompatible, but for ending what it has open
//   person disabled                                   403 revoked
//   permission not held in that laboratory            403 refused
//   second factor not shown lately where it is asked  403 missing
//   no such route                                     404, to known workstations only
class PrivateZone final : public Zone {
public:
    PrivateZone(RouteTable routes, Doorkeeper& doorkeeper, Workers& requests, Workers& passwords, const Clock& clock, const Log& log, const ZoneRates& rates = {});

    [[nodiscard]] tl::expected<Admission, Reply> admit(const RequestHead& head, const Peer& peer) override;
    void answer(const Admission& admission, Request request, Answer answer) override;
    [[nodiscard]] bool stillWelcome(const Admission& admission, const Peer& peer) override;
    [[nodiscard]] bool runAside(std::function<void()> job) override;
    [[nodiscard]] const RouteTable& routes() const { return m_routes; }
    // Who is told how many milliseconds a workstation's clock is ahead, at each request that says it: short, from any thread. Before the first.
    using ClockSeen = std::function<void(const lab::WorkstationId&, std::int64_t aheadMs)>;
    void onClock(ClockSeen seen) { m_clockSeen = std::move(seen); }
    [[nodiscard]] std::vector<RouteReading> readings() const { return m_meters.read(); }

private:
    [[nodiscard]] tl::expected<Admission, Reply> judge(const RegisteredRoute* route, const RequestHead& head, const Peer& peer);
    [[nodiscard]] tl::expected<void, Reply> notTooFast(const RequestHead& head, const Peer& peer, const RegisteredRoute* route);
    [[nodiscard]] tl::expected<Workstation, Reply> welcomeWorkstation(const Peer& peer);
    [[nodiscard]] tl::expected<Admission, Reply> signedIn(Admission admission, const RequestHead& head);

    const RouteTable m_routes;
    RouteMeters m_meters{m_routes};
    Doorkeeper& m_doorkeeper;
    Workers& m_requests;
    Workers& m_passwords;
    const Clock& m_clock;
    const Log& m_log;
    RateLimit m_workstationRate;
    RateLimit m_passwordRate;
    RateLimit m_strangerRate;
    ClockSeen m_clockSeen;
};

} // namespace paillasse::store
