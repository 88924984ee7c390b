// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/alerts/alertsschema.h"

#include "app/sql/schema.h"

namespace paillasse::store {

Result<> bringUpAlerts(sql::Database& database)
{
    // A null id is sixteen zeros, so that "nobody" is a group like any other. State 3 is closed.
    static const std::vector<sql::SchemaStep> steps{
        {R"(
CREATE TABLE alert(
    id BLOB PRIMARY KEY,
    rule TEXT NOT NULL,
    severity INTEGER NOT NULL,
    state INTEGER NOT NULL,
    escalated INTEGER NOT NULL,
    laboratory BLOB NOT NULL,
    person BLOB NOT NULL,
    workstation BLOB NOT NULL,
    patient BLOB NOT NULL,
    raised_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    count INTEGER NOT NULL,
    observed INTEGER NOT NULL,
    usual INTEGER NOT NULL,
    owner BLOB NOT NULL,
    escalates_at INTEGER NOT NULL,
    closed_at INTEGER NOT NULL,
    noted_at INTEGER NOT NULL,         -- when its count last went into the ledger
    noted_count INTEGER NOT NULL       -- and which that was
) WITHOUT ROWID;
CREATE UNIQUE INDEX alert_not_closed ON alert(rule, laboratory, person, workstation, patient) WHERE state < 3;
CREATE INDEX alert_closed ON alert(closed_at);
CREATE TABLE alert_cause(
    alert BLOB NOT NULL,
    place INTEGER NOT NULL,            -- oldest first
    store_wide INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    item INTEGER NOT NULL,
    PRIMARY KEY(alert, place)
) WITHOUT ROWID;
CREATE TABLE alert_line(
    alert BLOB NOT NULL,
    place INTEGER NOT NULL,
    at INTEGER NOT NULL,
    step INTEGER NOT NULL,
    person BLOB NOT NULL,
    sealed_text BLOB NOT NULL,         -- empty: nothing was said
    PRIMARY KEY(alert, place)
) WITHOUT ROWID;
CREATE TABLE alert_version(
    id INTEGER PRIMARY KEY CHECK(id = 1),
    version INTEGER NOT NULL
);
INSERT INTO alert_version VALUES(1, 1);
CREATE TABLE alert_news(
    version INTEGER PRIMARY KEY,       -- in this order they are told
    alert BLOB NOT NULL,
    news INTEGER NOT NULL
);
)"},
    };
    return sql::bringUp(database, "alerts", steps);
}

} // namespace paillasse::store
