// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/commands/migrationparts.h"
#include "app/store/commands/privatelistener.h"
#include "app/store/commands/turn.h"
#include "app/store/core/witnesses.h"
#include "app/store/supervision/supervision.h"
#include "app/store/watchdog/conditions.h"

namespace paillasse::store {

// What the store measures of itself once a minute, into its ledger; over parts that outlive it.
class OwnMeasures {
public:
    OwnMeasures(Store& store, const Authority& authority, const PrivateListener& network, const Witnesses& witnesses, MigrationParts& migrations, Supervision& supervision, const Clock& clock);

    // One thread.
    void lookAfter(Instant now);

private:
    MigrationParts& m_migrations;
    Conditions m_conditions;
    Turn m_turn{minuteMs};
};

} // namespace paillasse::store
