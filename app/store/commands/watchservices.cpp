// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/commands/watchservices.h"

#include "app/store/commands/intoplace.h"
#include "app/store/net/routes.h"
#include "app/store/watch/storesurroundings.h"

namespace paillasse::store {

Result<std::unique_ptr<WatchServices>> WatchServices::open(Office& o, const ProofTakers& takers, Sealing& sealing, TrailDesk::ProveFactor prove, const Clock& clock, const Log& log)
{
    std::unique_ptr<WatchServices> services(new WatchServices(o, takers, clock));
    auto& s = *services;
    Result<> done = intoPlace(s.m_trail, TrailDesk::open(o.store(), o.writer(), o.registry(), o.keys(), std::move(prove), clock));
    if (done)
        done = intoPlace(s.m_alerts, AlertDesk::open(o.store(), o.writer(), o.keys(), patientNumbersOf(o.feed()), clock, log));
    if (done)
        done = intoPlace(s.m_causes, TrailCauses::open(o.store(), o.registry(), o.keys(), log));
    if (done)
        done = s.openOverview();
    if (!done)
        return tl::unexpected(done.error());
    const auto nameOf = [&o](const lab::LaboratoryId& laboratory) { return o.nameOf(laboratory); };
    s.m_trailFiles.emplace(*s.m_trail, o.registry(), sealing, nameOf, clock);
    s.m_alertWaiters = std::make_unique<AlertWaiters>(*s.m_alerts);
    return services;
}

Result<> WatchServices::openOverview()
{
    auto clocks = StoreSurroundings::open(m_office.store(), m_office.registry());
    if (!clocks)
        return tl::unexpected(clocks.error());
    const auto dayOf = [mutex = std::make_shared<std::mutex>(), kept = std::shared_ptr(std::move(*clocks))](const lab::LaboratoryId& laboratory, Instant at) {
        const std::lock_guard lock(*mutex);
        return kept->dayOf(laboratory, at);
    };
    return intoPlace(m_overview, WatchOverview::open(m_office.store(), m_office.keys(), *m_alerts, m_counts, m_seen, dayOf, m_clock));
}

void WatchServices::addRoutes(RouteTable& routes)
{
    addTrailRoutes(routes, *m_trail, *m_trailFiles);
    addAlertRoutes(routes, *m_alerts, *m_alertWaiters, m_office.registry());
    addAlertCauseRoutes(routes, *m_alerts, [this](const lab::LaboratoryId& laboratory, const std::vector<wire::EventPlace>& places) { return m_causes->read(laboratory, places); });
    addWatchRoutes(routes, *m_overview);
}

} // namespace paillasse::store
