// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "app/store/commands/accountservices.h"
#include "app/store/commands/ledgerservices.h"
#include "app/store/commands/watchservices.h"

namespace paillasse::store {

class MigrationDesk;

// What answers in the private zone, over an office that outlives it; in the order in which the parts need each other.
class Services {
public:
    static Result<std::unique_ptr<Services>> open(Office& office, const Clock& clock, const Log& log);

    [[nodiscard]] const Authority& authority() const { return m_accounts->authority(); }
    // Every route of the private zone, each with who may use it. docs/access-matrix.md is made from these.
    [[nodiscard]] Result<RouteTable> routes();
    // Before the writer stops: what is gathered goes to the ledger.
    void stop() { m_accounts->stop(); }
    [[nodiscard]] Sealing& sealing() { return m_accounts->sealing(); }
    [[nodiscard]] AlertDesk& alerts() { return m_watch->alerts(); }
    // For the overview; outlive this.
    void use(const Witnesses& witnesses) { m_watch->use(witnesses); }
    // Before routes(); outlives the server.
    void use(MigrationDesk& desk) { m_migrations = &desk; }
    // Whoever waits for news is answered, and nobody waits any more: before the server stops.
    void stopWaiting() { m_watch->stopWaiting(); }

private:
    Services() = default;

    std::unique_ptr<AccountServices> m_accounts;
    std::unique_ptr<LedgerServices> m_ledgers;
    std::unique_ptr<WatchServices> m_watch;
    MigrationDesk* m_migrations = nullptr;
};

} // namespace paillasse::store
