// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/sql/database.h"

namespace paillasse::store {

// The alerts' tables in store.db, brought to the newest version. Ids, rules' names, states, numbers and times; what people wrote is sealed.
Result<> bringUpAlerts(sql::Database& database);

} // namespace paillasse::store
