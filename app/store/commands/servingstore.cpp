// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/commands/servingstore.h"

#include "app/store/accounts/entering.h"
#include "app/store/commands/intoplace.h"

namespace paillasse::store {

Result<std::unique_ptr<ServingStore>> ServingStore::open(const DataDirectory& directory, std::vector<std::unique_ptr<Witness>> witnesses, const Options& options, const Clock& clock, const Log& log)
{
    std::unique_ptr<ServingStore> serving(new ServingStore(clock, log));
    auto& s = *serving;
    Result<> done = intoPlace(s.m_office, Office::open(directory, LockKind::Serving, clock, log));
    if (done)
        done = intoPlace(s.m_witnesses, Witnesses::open(s.m_office->store(), std::move(witnesses), clock, log));
    if (done)
        done = intoPlace(s.m_services, Services::open(*s.m_office, clock, log));
    if (!done)
        return tl::unexpected(done.error());
    s.m_services->use(*s.m_witnesses);
    done = intoPlace(s.m_supervision, Supervision::start({s.m_office->store(), s.m_office->writer(), s.m_office->registry(), s.m_services->alerts(), clock, log}, options.rules));
    if (done)
        done = intoPlace(s.m_migrations, MigrationParts::open(*s.m_office, s.m_services->sealing(), options.migrations, clock, log));
    if (!done)
        return tl::unexpected(done.error());
    auto expiry = TrailExpiry::open(s.m_office->store(), s.m_office->writer(), clock);
    if (!expiry)
        return tl::unexpected(expiry.error());
    s.m_expiry.emplace(std::move(*expiry), log);
    s.m_services->use(s.m_migrations->desk());
    s.m_migrations->catchUp();
    return serving;
}

Result<> ServingStore::listen(const Endpoint& endpoint, std::vector<std::string> names)
{
    const auto clockSeen = [this](const lab::WorkstationId& at, std::int64_t aheadMs) { m_supervision->seeClock(at, aheadMs); };
    if (const auto done = intoPlace(m_network, PrivateListener::listen(*m_office, *m_services, endpoint, std::move(names), m_clock, m_log, clockSeen)); !done)
        return done;
    m_measures.emplace(m_office->store(), m_services->authority(), *m_network, *m_witnesses, *m_migrations, *m_supervision, m_clock);
    return {};
}

Result<> ServingStore::listenLocally(const Endpoint& endpoint)
{
    return intoPlace(m_operations, OperationsDesk::listen({*m_office, *m_network, *m_supervision, m_clock}, endpoint));
}

void ServingStore::begin()
{
    m_witnesses->start();
    m_migrations->start();
    enterOwn(StoreStarted{PAILLASSE_VERSION});
    m_log.info("store.started", {{"paillasse.store.id", m_office->store().identity().store}, {"paillasse.epoch", m_office->store().identity().epoch}});
}

std::optional<std::uint16_t> ServingStore::localPort() const
{
    return m_operations ? std::optional(m_operations->port()) : std::nullopt;
}

void ServingStore::lookAfter(bool renewsCertificate)
{
    const auto now = m_clock.now();
    m_expiry->lookAfter(now);
    m_supervision->lookAfter();
    m_measures->lookAfter(now);
    keepRenewals();
    m_network->lookAfterCertificate(renewsCertificate);
}

void ServingStore::stop()
{
    m_log.info("store.stopping");
    m_services->stopWaiting();
    if (m_operations)
        m_operations->sayStopping();
    m_network->stop();
    keepRenewals();
    m_operations.reset();
    m_migrations->stop();
    m_witnesses->stop();
    m_measures.reset();
    m_supervision.reset();
    m_services->stop();
    enterOwn(StoreStopped());
    m_office->writer().stop();
    m_log.info("store.stopped");
}

void ServingStore::keepRenewals()
{
    if (const auto kept = m_office->registry().keepRenewals(); !kept)
        m_log.warning("sessions.not-kept", {{"error.code", kept.error().code}});
}

void ServingStore::enterOwn(AccountChange change)
{
    if (const auto entered = enter(m_office->writer(), consoleEntry(std::move(change))); !entered)
        m_log.error("store.not-entered", {{"error.code", entered.error().code}});
}

} // namespace paillasse::store
