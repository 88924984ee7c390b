// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>

#include "app/store/accounts/authority.h"
#include "app/store/accounts/failurenotes.h"
#include "app/store/accounts/glass.h"
#include "app/store/accounts/governance.h"
#include "app/store/accounts/ownaccount.h"
#include "app/store/accounts/rightsfiles.h"
#include "app/store/accounts/signin.h"
#include "app/store/accounts/workstations.h"
#include "app/store/commands/office.h"
#include "app/store/net/route.h"

namespace paillasse::store {

// Who comes in, from where, and with which rights; over an office that outlives it.
class AccountServices {
public:
    static Result<std::unique_ptr<AccountServices>> open(Office& office, const Clock& clock, const Log& log);

    [[nodiscard]] const Authority& authority() const { return *m_authority; }
    // OwnAccount::proveFactor, for those who ask for a code each time.
    [[nodiscard]] Glass::ProveFactor proveFactor();
    // Of papers that the store lays out.
    [[nodiscard]] Sealing& sealing() { return *m_sealing; }
    void addRoutes(RouteTable& routes);
    // Before the writer stops: what is gathered goes to the ledger.
    void stop() { m_failures.stop(); }

private:
    AccountServices(Office& office, const Clock& clock, const Log& log) : m_office(office), m_clock(clock), m_log(log), m_failures(office.writer(), log) {}

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
    std::optional<Sealing> m_sealing;
    std::optional<RightsFiles> m_rightsFiles;
};

} // namespace paillasse::store
