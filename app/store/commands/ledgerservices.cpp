// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/commands/ledgerservices.h"

#include "app/store/commands/intoplace.h"
#include "app/store/net/routes.h"

namespace paillasse::store {

Result<std::unique_ptr<LedgerServices>> LedgerServices::open(Office& office, const Clock& clock, const Log& log)
{
    std::unique_ptr<LedgerServices> services(new LedgerServices(office, clock, log));
    services->m_opener = std::make_unique<ActOpener>(office.store(), clock);
    if (const auto done = intoPlace(services->m_reports, ReportCheck::open(office.store(), office.reportNames())); !done)
        return tl::unexpected(done.error());
    return services;
}

Result<> LedgerServices::addRoutes(RouteTable& routes)
{
    addActRoutes(routes, *m_opener, m_office.writer(), m_log);
    addFeedRoutes(routes, m_office.feed(), [this](const auto&... shown) { m_office.copies().note(shown...); });
    addReportRoutes(routes, *m_reports);
    return addLedgerRoutes(routes, m_office.store(), m_office.writer(), m_proofTakers, m_clock);
}

} // namespace paillasse::store
