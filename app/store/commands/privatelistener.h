// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "app/store/commands/endpoint.h"
#include "app/store/commands/metrics.h"
#include "app/store/commands/servercertificates.h"
#include "app/store/commands/services.h"
#include "app/store/net/privatezone.h"

namespace paillasse::store {

// The laboratory's network: the threads that answer, the one gate, and the server under its certificate. Over services that outlive it.
class PrivateListener {
public:
    // `names`: under which workstations reach it, beside the address. `clockSeen`: PrivateZone::onClock.
    static Result<std::unique_ptr<PrivateListener>> listen(Office& office, Services& services, const Endpoint& endpoint, std::vector<std::string> names, const Clock& clock, const Log& log,
                                                           PrivateZone::ClockSeen clockSeen = {});

    [[nodiscard]] Endpoint endpoint() const { return {m_server->address(), m_server->port()}; }
    // When it is due, or now. One thread.
    void lookAfterCertificate(bool renewsNow);
    // Of the certificate in use. From any thread, as what follows.
    [[nodiscard]] Instant certificateExpires() const { return m_certificates.expires(); }
    // Answers of 500 and above, since the start.
    [[nodiscard]] std::uint64_t failures() const;
    // Its part of /metrics.
    void fill(StoreFigures& figures) const;
    // Nothing new, then what is under way, then what is queued.
    void stop();

private:
    PrivateListener(Office& office, Services& services, RouteTable routes, std::vector<std::string> names, const Clock& clock, const Log& log);

    const Log& m_log;
    Workers m_requests;
    Workers m_passwords;
    PrivateZone m_zone;
    ServerCertificates m_certificates;
    std::unique_ptr<Server> m_server;
};

} // namespace paillasse::store
