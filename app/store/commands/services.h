// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "app/base/log.h"
#include "app/store/accounts/authority.h"
#include "app/store/accounts/failurenotes.h"
#include "app/store/accounts/glass.h"
#include "app/store/accounts/governance.h"
#include "app/store/accounts/ownaccount.h"
#include "app/store/accounts/signin.h"
#include "app/store/accounts/workstations.h"
#include "app/store/alerts/alertwaiters.h"
#include "app/store/alerts/watchoverview.h"
#include "app/store/commands/office.h"
#include "app/store/core/actopener.h"
#include "app/store/core/prooftakers.h"
#include "app/store/core/reportcheck.h"
#include "app/store/net/route.h"
#include "app/store/supervision/seenledgers.h"
#include "app/store/supervision/trailcauses.h"
#include "app/store/supervision/trailcounts.h"
#include "app/store/watch/traildesk.h"

namespace paillasse::store {

// What answers in the private zone, over an office that outlives it; in the order in which the parts need each other.
class Services {
public:
    static Result<std::unique_ptr<Services>> open(Office& office, const Clock& clock, const Log& log);

    [[nodiscard]] const Authority& authority() const { return *m_authority; }
    // Every route of the private zone, each with who may use it. docs/access-matrix.md is made from these.
    [[nodiscard]] Result<RouteTable> routes();
    // Before the writer stops: what is gathered goes to the ledger.
    void stop() { m_failures.stop(); }
    [[nodiscard]] AlertDesk& alerts() { return *m_alerts; }
    // For the overview; outlive this.
    void use(const Witnesses& witnesses) { m_seen->use(witnesses); }
    // Whoever waits for news is answered, and nobody waits any more: before the server stops.
    void stopWaiting() { m_alertWaiters->stop(); }

private:
    Services(Office& office, const Clock& clock, const Log& log) : m_office(office), m_clock(clock), m_log(log), m_failures(office.writer(), log) {}

    Result<> openOverview();

    Office& m_office;
    const Clock& m_clock;
    const Log& m_log;
    FailureNotes m_failures;
    std::optional<Authority> m_authority;
    std::unique_ptr<SignIn> m_signIn;
    std::unique_ptr<OwnAccount> m_ownAccount;
    std::unique_ptr<Glass> m_glass;
    std::unique_ptr<Workstations> m_workstations;
    std::unique_ptr<Governance> m_governance;
    std::unique_ptr<ActOpener> m_opener;
    std::unique_ptr<ReportCheck> m_reports;
    std::unique_ptr<TrailDesk> m_trail;
    std::unique_ptr<AlertDesk> m_alerts;
    std::unique_ptr<AlertWaiters> m_alertWaiters;
    ProofTakers m_proofTakers;
    std::optional<SeenLedgers> m_seen;
    std::optional<TrailCounts> m_counts;
    std::unique_ptr<TrailCauses> m_causes;
    std::unique_ptr<WatchOverview> m_overview;
};

} // namespace paillasse::store
