// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/commands/services.h"

#include "app/store/commands/intoplace.h"
#include "app/store/net/routes.h"

namespace paillasse::store {

Result<std::unique_ptr<Services>> Services::open(Office& office, const Clock& clock, const Log& log)
{
    std::unique_ptr<Services> services(new Services());
    auto& s = *services;
    Result<> done = intoPlace(s.m_accounts, AccountServices::open(office, clock, log));
    if (done)
        done = intoPlace(s.m_ledgers, LedgerServices::open(office, clock, log));
    if (done)
        done = intoPlace(s.m_watch, WatchServices::open(office, s.m_ledgers->proofTakers(), s.m_accounts->sealing(), s.m_accounts->proveFactor(), clock, log));
    if (!done)
        return tl::unexpected(done.error());
    return services;
}

Result<RouteTable> Services::routes()
{
    RouteTable routes;
    m_accounts->addRoutes(routes);
    m_watch->addRoutes(routes);
    if (m_migrations != nullptr)
        addMigrationRoutes(routes, *m_migrations);
    if (const auto done = m_ledgers->addRoutes(routes); !done)
        return tl::unexpected(done.error());
    return routes;
}

} // namespace paillasse::store
