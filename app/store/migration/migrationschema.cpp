// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/migration/migrationschema.h"

#include "app/sql/schema.h"

namespace paillasse::store {

Result<> bringUpMigrations(sql::Database& database)
{
    static const std::vector<sql::SchemaStep> steps{
        {R"(
CREATE TABLE migration_step(
    leaf INTEGER PRIMARY KEY,          -- its place in the store-wide ledger
    job BLOB NOT NULL,
    step BLOB NOT NULL UNIQUE          -- the step's own id: the same one again is no second step
);
CREATE INDEX migration_step_of_job ON migration_step(job, leaf);
CREATE TABLE migration_source(
    job BLOB NOT NULL,
    place INTEGER NOT NULL,
    path TEXT NOT NULL,
    PRIMARY KEY(job, place)
) WITHOUT ROWID;
)"},
    };
    return sql::bringUp(database, "migration", steps);
}

} // namespace paillasse::store
