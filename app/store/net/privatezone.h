// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/log.h"
#include "app/store/accounts/doorkeeper.h"
#include "app/store/net/workers.h"
#include "app/store/net/zone.h"

namespace paillasse::store {

// The laboratory's network (design: zones): mutual TLS and a named session. One gate in front of every route.
//
//   no certificate, or one this store does not know   403 not-trusted, whatever the path, except on Enrolment routes
//   revoked                                           403 revoked
//   certificate out of time                           403 expired
//   no token where a session is asked for             401 missing
//   token unknown, out of time or of another place    401 expired; 401 revoked when the seat has moved
//   person disabled                                   403 revoked
//   permission not held in that laboratory            403 refused
//   no such route                                     404, to known workstations only
class PrivateZone final : public Zone {
public:
    PrivateZone(RouteTable routes, Doorkeeper& doorkeeper, Workers& requests, Workers& passwords, const Clock& clock, const Log& log);

    [[nodiscard]] tl::expected<Admission, Reply> admit(const RequestHead& head, const Peer& peer) override;
    void answer(const Admission& admission, Request request, Answer answer) override;
    [[nodiscard]] bool stillWelcome(const Admission& admission, const Peer& peer) override;
    [[nodiscard]] bool runAside(std::function<void()> job) override;
    [[nodiscard]] const RouteTable& routes() const { return m_routes; }

private:
    [[nodiscard]] tl::expected<Workstation, Reply> welcomeWorkstation(const Peer& peer);
    [[nodiscard]] tl::expected<Admission, Reply> signedIn(Admission admission, const RequestHead& head);

    RouteTable m_routes;
    Doorkeeper& m_doorkeeper;
    Workers& m_requests;
    Workers& m_passwords;
    const Clock& m_clock;
    const Log& m_log;
};

} // namespace paillasse::store
