// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sql/database.h"
#include "app/store/core/store.h"

// watch.db: derived from the ledgers but for what the channels still owe; a key of its own, never backed up.
namespace paillasse::store {

// For its one writer. What is missing, does not open, or is of another store or epoch is made anew, under a new key: `isNew`.
struct WatchFile {
    sql::Database database;
    bool isNew = false;
};
Result<WatchFile> openWatchFile(Store& store);
// A further connection, of one thread, once the file is there.
Result<sql::Database> connectToWatchFile(Store& store, bool readOnly = true);

} // namespace paillasse::store
