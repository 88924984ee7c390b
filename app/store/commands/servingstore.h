// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/store/commands/dailyexpiry.h"
#include "app/store/commands/migrationparts.h"
#include "app/store/commands/operationsdesk.h"
#include "app/store/commands/ownmeasures.h"
#include "app/store/core/witnesses.h"

namespace paillasse::store {

// A store while it serves: its parts, in the order in which they need each other, and their life together. open(), listen(), listenLocally()
// where that is wanted, begin(); lookAfter() now and then; stop(). One thread.
class ServingStore {
public:
    struct Options {
        std::string rules;      // a file; empty: the ones that are shipped
        std::string migrations; // the folder in which migrations' sources wait; empty: none
    };
    // A migration's deadline that went by meanwhile is seen to before anybody is answered.
    static Result<std::unique_ptr<ServingStore>> open(const DataDirectory& directory, std::vector<std::unique_ptr<Witness>> witnesses, const Options& options, const Clock& clock, const Log& log);

    Result<> listen(const Endpoint& endpoint, std::vector<std::string> names);
    // For whoever operates the machine.
    Result<> listenLocally(const Endpoint& endpoint);
    // Its start is in the ledger before anybody is told that it listens.
    void begin();
    [[nodiscard]] Endpoint listening() const { return m_network->endpoint(); }
    [[nodiscard]] std::optional<std::uint16_t> localPort() const;

    // What is to be done now and then while it serves.
    void lookAfter(bool renewsCertificate);
    // Nothing new, then what is under way, then what is queued; each before what it needs.
    void stop();

private:
    ServingStore(const Clock& clock, const Log& log) : m_clock(clock), m_log(log) {}
    void keepRenewals();
    void enterOwn(AccountChange change);

    const Clock& m_clock;
    const Log& m_log;
    std::unique_ptr<Office> m_office; // ledgers, writer and accounts
    std::unique_ptr<Witnesses> m_witnesses;
    std::unique_ptr<Services> m_services;
    std::unique_ptr<Supervision> m_supervision; // with its channels
    std::unique_ptr<MigrationParts> m_migrations;
    std::optional<DailyExpiry> m_expiry;
    std::unique_ptr<PrivateListener> m_network;
    std::optional<OwnMeasures> m_measures;
    std::unique_ptr<OperationsDesk> m_operations;
};

} // namespace paillasse::store
