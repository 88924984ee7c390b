// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/sql/database.h"

namespace paillasse::store {

// The migrations' tables in store.db, brought to the newest version. They say where the entries are, and which files are to be read: how far
// a migration is, only the entries say.
Result<> bringUpMigrations(sql::Database& database);

} // namespace paillasse::store
