// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <mutex>

#include "app/store/alerts/alertdesk.h"
#include "app/store/alerts/lastverification.h"
#include "app/store/alerts/usualfigure.h"

namespace paillasse::store {

// How a laboratory's day compares with its usual ones, who stands out, and how its ledger stands. From any thread.
class WatchOverview {
public:
    static Result<std::unique_ptr<WatchOverview>> open(Store& store, const AccountKeys& keys, AlertDesk& desk, HourlyCounts& counts, LedgerWitnesses& witnesses, DayOf dayOf, const Clock& clock);

    [[nodiscard]] Result<wire::WatchReply> of(const lab::LaboratoryId& laboratory);

private:
    WatchOverview(Store& store, sql::Database database, const AccountKeys& keys, AlertDesk& desk, HourlyCounts& counts, LedgerWitnesses& witnesses, DayOf dayOf, const Clock& clock);
    Result<> addFigures(const lab::LaboratoryId& laboratory, Instant now, wire::WatchReply& reply);
    Result<> addOutliers(const lab::LaboratoryId& laboratory, Instant now, wire::WatchReply& reply);
    Result<> addLedger(const lab::LaboratoryId& laboratory, Instant now, wire::LedgerStanding& ledger);

    std::mutex m_mutex;
    sql::Database m_database;
    const AccountKeys& m_keys;
    AlertDesk& m_desk;
    HourlyCounts& m_counts;
    LedgerWitnesses& m_witnesses;
    DayOf m_dayOf;
    const Clock& m_clock;
    LastVerification m_verification;
};

} // namespace paillasse::store
