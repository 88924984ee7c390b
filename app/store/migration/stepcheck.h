// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/core/verify.h"

namespace paillasse::store {

// Holds the table of migrations' steps against the ledger's entries, for `verify`: a step that is missing, changed or added is a finding, also
// where all of a migration's are gone.
Result<> checkSteps(Store& store, sql::Database& database, Verification& result);

} // namespace paillasse::store
