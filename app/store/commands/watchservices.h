// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>

#include "app/store/alerts/alertwaiters.h"
#include "app/store/alerts/watchoverview.h"
#include "app/store/commands/office.h"
#include "app/store/net/route.h"
#include "app/store/supervision/seenledgers.h"
#include "app/store/supervision/trailcauses.h"
#include "app/store/supervision/trailcounts.h"
#include "app/store/watch/trailfiles.h"

namespace paillasse::store {

// What the security officer asks: who saw what, the alerts and their acts, and the picture of the day; over an office, takers of proofs and a
// seal that outlive it.
class WatchServices {
public:
    static Result<std::unique_ptr<WatchServices>> open(Office& office, const ProofTakers& takers, Sealing& sealing, TrailDesk::ProveFactor prove, const Clock& clock, const Log& log);

    [[nodiscard]] AlertDesk& alerts() { return *m_alerts; }
    // For the overview; outlive this.
    void use(const Witnesses& witnesses) { m_seen.use(witnesses); }
    // Whoever waits for news is answered, and nobody waits any more: before the server stops.
    void stopWaiting() { m_alertWaiters->stop(); }
    void addRoutes(RouteTable& routes);

private:
    WatchServices(Office& office, const ProofTakers& takers, const Clock& clock) : m_office(office), m_clock(clock), m_seen(office.store(), takers), m_counts(office.store()) {}

    Result<> openOverview();

    Office& m_office;
    const Clock& m_clock;
    std::unique_ptr<TrailDesk> m_trail;
    std::optional<TrailFiles> m_trailFiles;
    std::unique_ptr<AlertDesk> m_alerts;
    std::unique_ptr<AlertWaiters> m_alertWaiters;
    SeenLedgers m_seen;
    TrailCounts m_counts;
    std::unique_ptr<TrailCauses> m_causes;
    std::unique_ptr<WatchOverview> m_overview;
};

} // namespace paillasse::store
