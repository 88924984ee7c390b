// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/base/secretbytes.h"
#include "app/lab/ids.h"
#include "app/store/core/datadirectory.h"

namespace paillasse::store {

class Store;

constexpr std::int64_t keyArchiveDays = 35;

struct BackupReport {
    std::uint64_t bytes = 0;       // of both archives
    std::uint64_t dataBytes = 0;   // of the data archive
    Instant at;
    Instant keyArchiveExpires;     // destroy it then: erasure is complete when the last one is gone
};

// Writes a data archive to `dataFile`, and to `keyFile`, which belongs elsewhere, the keys of that moment; both encrypted to the
// recovery recipient. Beside the key archive goes "<keyFile>.destroyed", the signed list of destroyed keys, which is no secret: the newest
// one is needed to restore. May run while the store serves. Conflict: a file is there already.
Result<BackupReport> backup(Store& store, const std::string& dataFile, const std::string& keyFile, const Clock& clock);

struct RestoreOrder {
    std::string dataFile;
    std::string keyFile;
    std::string destroyedList;     // the newest there is
    SecretBytes recoveryIdentity;
    std::string officer;           // who restores, and why: in the new epoch's first leaf
    std::string reason;
};

struct RestoreReport {
    Uuid store;
    std::uint64_t epoch = 0;       // the new one
    std::uint64_t destroyedKeys = 0;
};

// Makes a data directory from two archives: a new epoch whose first leaf in each ledger names the previous epoch, size and root, the
// officer and the reason. Missing: no list of destroyed keys, or one older than the key archive. Conflict: the directory holds a store, or what an interrupted run left.
Result<RestoreReport> restore(const DataDirectory& into, const RestoreOrder& order, const Clock& clock);

// The signed list of destroyed keys as of now, for keeping elsewhere.
Result<> writeDestroyedList(Store& store, const std::string& file, const Clock& clock);

} // namespace paillasse::store
