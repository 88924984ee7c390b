// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "app/store/commands/office.h"
#include "app/store/core/actopener.h"
#include "app/store/core/prooftakers.h"
#include "app/store/core/reportcheck.h"
#include "app/store/net/route.h"

namespace paillasse::store {

// Acts that come in, documents that go out, and what the ledgers prove of both; over an office that outlives it.
class LedgerServices {
public:
    static Result<std::unique_ptr<LedgerServices>> open(Office& office, const Clock& clock, const Log& log);

    [[nodiscard]] const ProofTakers& proofTakers() const { return m_proofTakers; }
    Result<> addRoutes(RouteTable& routes);

private:
    LedgerServices(Office& office, const Clock& clock, const Log& log) : m_office(office), m_clock(clock), m_log(log) {}

    Office& m_office;
    const Clock& m_clock;
    const Log& m_log;
    std::unique_ptr<ActOpener> m_opener;
    std::unique_ptr<ReportCheck> m_reports;
    ProofTakers m_proofTakers;
};

} // namespace paillasse::store
