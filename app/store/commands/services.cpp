// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/commands/services.h"

#include "app/store/net/routes.h"
#include "app/store/watch/storesurroundings.h"

namespace paillasse::store {

namespace {

// A part into its place, or the error that kept it from being made.
template <class Place, class Part>
Result<> keep(Place& place, Result<Part> part)
{
    if (!part)
        return tl::unexpected(part.error());
    place = std::move(*part);
    return {};
}

} // namespace

Result<std::unique_ptr<Services>> Services::open(Office& o, const Clock& clock, const Log& log)
{
    std::unique_ptr<Services> services(new Services(o, clock, log));
    auto& s = *services;
    const auto nameOf = [&o](const lab::LaboratoryId& laboratory) { return o.nameOf(laboratory); };
    const auto prove = [&s](const lab::PersonId& person, const lab::WorkstationId& at, std::string_view code) { return s.m_ownAccount->proveFactor(person, at, code); };
    Result<> done = keep(s.m_authority, Authority::load(o.store()));
    if (done)
        done = keep(s.m_signIn, SignIn::open(o.store(), o.writer(), o.registry(), o.keys(), o.settings(), s.m_failures, nameOf, clock, log));
    if (done)
        done = keep(s.m_ownAccount, OwnAccount::open(o.store(), o.writer(), o.keys(), o.settings(), s.m_failures, nameOf, clock, log));
    if (done)
        done = keep(s.m_glass, Glass::open(o.store(), o.writer(), o.keys(), o.settings(), prove, clock, log));
    if (done)
        done = keep(s.m_workstations, Workstations::open(o.store(), o.writer(), *s.m_authority, o.keys(), o.settings(), clock));
    if (done)
        done = keep(s.m_reports, ReportCheck::open(o.store(), o.reportNames()));
    if (done)
        done = keep(s.m_governance, Governance::open(o.store(), o.writer(), o.registry(), *s.m_workstations, o.keys(), o.settings(), prove, clock));
    if (done)
        done = keep(s.m_trail, TrailDesk::open(o.store(), o.writer(), o.registry(), o.keys(), prove, clock));
    if (done)
        done = keep(s.m_alerts, AlertDesk::open(o.store(), o.writer(), o.keys(), patientNumbersOf(o.feed()), clock, log));
    s.m_seen.emplace(o.store(), s.m_proofTakers);
    s.m_counts.emplace(o.store());
    if (done)
        done = keep(s.m_causes, TrailCauses::open(o.store(), o.registry(), o.keys(), log));
    if (done)
        done = s.openOverview();
    if (!done)
        return tl::unexpected(done.error());
    s.m_alertWaiters = std::make_unique<AlertWaiters>(*s.m_alerts);
    s.m_opener = std::make_unique<ActOpener>(o.store(), clock);
    return services;
}

Result<> Services::openOverview()
{
    auto clocks = StoreSurroundings::open(m_office.store(), m_office.registry());
    if (!clocks)
        return tl::unexpected(clocks.error());
    const auto dayOf = [mutex = std::make_shared<std::mutex>(), kept = std::shared_ptr(std::move(*clocks))](const lab::LaboratoryId& laboratory, Instant at) {
        const std::lock_guard lock(*mutex);
        return kept->dayOf(laboratory, at);
    };
    return keep(m_overview, WatchOverview::open(m_office.store(), m_office.keys(), *m_alerts, *m_counts, *m_seen, dayOf, m_clock));
}

Result<RouteTable> Services::routes()
{
    RouteTable routes;
    addEnrolmentRoutes(routes, *m_workstations, m_log);
    addSessionRoutes(routes, *m_signIn, m_log);
    addOwnAccountRoutes(routes, *m_ownAccount);
    addAdminRoutes(routes, *m_governance);
    addWorkstationRoutes(routes, *m_workstations, m_office.registry(), m_office.settings(), m_clock);
    addGlassRoutes(routes, *m_glass, m_office.feed());
    addActRoutes(routes, *m_opener, m_office.writer(), m_log);
    addFeedRoutes(routes, m_office.feed());
    addReportRoutes(routes, *m_reports);
    addTrailRoutes(routes, *m_trail);
    addAlertRoutes(routes, *m_alerts, *m_alertWaiters, m_office.registry());
    addAlertCauseRoutes(routes, *m_alerts, [this](const lab::LaboratoryId& laboratory, const std::vector<wire::EventPlace>& places) { return m_causes->read(laboratory, places); });
    addWatchRoutes(routes, *m_overview);
    if (const auto done = addLedgerRoutes(routes, m_office.store(), m_office.writer(), m_proofTakers, m_clock); !done)
        return tl::unexpected(done.error());
    return routes;
}

} // namespace paillasse::store
