// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/commands/accountservices.h"

#include "app/store/commands/intoplace.h"
#include "app/store/net/routes.h"

namespace paillasse::store {

Result<std::unique_ptr<AccountServices>> AccountServices::open(Office& o, const Clock& clock, const Log& log)
{
    std::unique_ptr<AccountServices> services(new AccountServices(o, clock, log));
    auto& s = *services;
    const auto nameOf = [&o](const lab::LaboratoryId& laboratory) { return o.nameOf(laboratory); };
    Result<> done = intoPlace(s.m_authority, Authority::load(o.store()));
    if (done)
        done = intoPlace(s.m_signIn, SignIn::open(o.store(), o.writer(), o.registry(), o.keys(), o.settings(), s.m_failures, nameOf, clock, log));
    if (done)
        done = intoPlace(s.m_ownAccount, OwnAccount::open(o.store(), o.writer(), o.keys(), o.settings(), s.m_failures, nameOf, clock, log));
    if (done)
        done = intoPlace(s.m_glass, Glass::open(o.store(), o.writer(), o.keys(), o.settings(), s.proveFactor(), clock, log));
    if (done)
        done = intoPlace(s.m_workstations, Workstations::open(o.store(), o.writer(), *s.m_authority, o.keys(), o.settings(), clock));
    if (done)
        done = intoPlace(s.m_governance, Governance::open(o.store(), o.writer(), o.registry(), *s.m_workstations, o.keys(), o.settings(), s.proveFactor(), clock));
    if (!done)
        return tl::unexpected(done.error());
    s.m_sealing.emplace(o.store(), *s.m_authority, o.settings());
    s.m_rightsFiles.emplace(*s.m_governance, o.registry(), *s.m_sealing, nameOf, clock);
    return services;
}

Glass::ProveFactor AccountServices::proveFactor()
{
    return [this](const lab::PersonId& person, const lab::WorkstationId& at, std::string_view code) { return m_ownAccount->proveFactor(person, at, code); };
}

void AccountServices::addRoutes(RouteTable& routes)
{
    addEnrolmentRoutes(routes, *m_workstations, m_log);
    addSessionRoutes(routes, *m_signIn, m_log);
    addOwnAccountRoutes(routes, *m_ownAccount);
    addAdminRoutes(routes, *m_governance, *m_rightsFiles);
    addWorkstationRoutes(routes, *m_workstations, m_office.registry(), m_office.settings(), m_clock);
    addGlassRoutes(routes, *m_glass, m_office.feed());
}

} // namespace paillasse::store
