// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/watch/watchfile.h"

#include <cstdio>

#include "app/sql/schema.h"
#include "app/store/core/keystore.h"
#include "app/store/core/query.h"

namespace paillasse::store {

namespace {

// event: `laboratory` 0 is the store as a whole; `done` is null where it is `at`; `subject` is null where it is the patient; flags: 1
// offline, 2 its entry is of a month's key. Who, where and whose stand as small numbers. hourly and daily are counts of the same rows.
const std::vector<sql::SchemaStep> schema = {
    {"CREATE TABLE origin (one INTEGER PRIMARY KEY CHECK (one = 1), store BLOB NOT NULL, epoch INTEGER NOT NULL, reached INTEGER NOT NULL);"
     "CREATE TABLE position (ledger INTEGER PRIMARY KEY, leaves INTEGER NOT NULL);"
     "CREATE TABLE laboratory (n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE);"
     "CREATE TABLE person (n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE);"
     "CREATE TABLE workstation (n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE);"
     "CREATE TABLE patient (n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE);"
     "CREATE TABLE event (n INTEGER PRIMARY KEY, at INTEGER NOT NULL, laboratory INTEGER NOT NULL, kind INTEGER NOT NULL, person INTEGER, workstation INTEGER, patient INTEGER,"
     "  store_wide INTEGER NOT NULL, seq INTEGER NOT NULL, item INTEGER NOT NULL, act INTEGER NOT NULL, done INTEGER, subject_kind INTEGER NOT NULL, subject BLOB,"
     "  count INTEGER NOT NULL, flags INTEGER NOT NULL);"
     "CREATE INDEX event_patient ON event (patient, at, kind, laboratory) WHERE patient IS NOT NULL;"
     "CREATE INDEX event_person ON event (person, at, kind, laboratory, workstation) WHERE person IS NOT NULL;"
     "CREATE INDEX event_workstation ON event (workstation, at, kind, laboratory, person) WHERE workstation IS NOT NULL;"
     "CREATE INDEX event_laboratory ON event (laboratory, at, kind, person);"
     "CREATE TABLE hourly (laboratory INTEGER NOT NULL, hour INTEGER NOT NULL, kind INTEGER NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (laboratory, hour, kind)) WITHOUT ROWID;"
     "CREATE TABLE daily (person INTEGER NOT NULL, day INTEGER NOT NULL, kind INTEGER NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (person, day, kind)) WITHOUT ROWID;"},
};

Result<sql::Database> open(Store& store)
{
    const auto key = store.keys().watchFileKey();
    if (!key)
        return tl::unexpected(key.error());
    auto database = sql::Database::open(store.directory().watchFile(), *key, {.create = true, .cacheKiB = 64 * 1024, .busyTimeoutMs = 30'000, .secureDelete = true});
    if (!database)
        return database;
    const auto done = sql::bringUp(*database, "trail", schema);
    return done ? std::move(database) : tl::unexpected(done.error());
}

// False: of another store or epoch. A new one is told whose it is.
Result<bool> isOurs(sql::Database& database, const StoreIdentity& identity, bool& isNew)
{
    bool fits = false;
    const auto row = first(database, "SELECT store, epoch FROM origin", [&](const auto& r) { fits = r.uuid(0) == identity.store && r.unsignedInteger(1) == identity.epoch; });
    if (!row)
        return tl::unexpected(row.error());
    if (*row)
        return fits;
    isNew = true;
    const auto done = run(database, "INSERT INTO origin (one, store, epoch, reached) VALUES (1, ?, ?, 0)", identity.store, identity.epoch);
    return done ? Result<bool>(true) : tl::unexpected(done.error());
}

bool isLost(ErrorCode code)
{
    return code == ErrorCode::WrongSecret || code == ErrorCode::Corrupt || code == ErrorCode::NotEncrypted || code == ErrorCode::Missing;
}

Result<> makeRoom(Store& store)
{
    for (const auto* suffix : {"", "-wal", "-shm"})
        std::remove((store.directory().watchFile() + suffix).c_str());
    return store.keys().renewWatchFileKey();
}

} // namespace

Result<WatchFile> openWatchFile(Store& store)
{
    for (const bool again : {false, true}) {
        bool isNew = false;
        {
            auto database = open(store);
            if (!database && (again || !isLost(database.error().code)))
                return tl::unexpected(database.error());
            if (database) {
                const auto ours = isOurs(*database, store.identity(), isNew);
                if (!ours && (again || !isLost(ours.error().code)))
                    return tl::unexpected(ours.error());
                if (ours && *ours)
                    return WatchFile{std::move(*database), isNew};
            }
        }
        if (const auto done = makeRoom(store); !done)
            return tl::unexpected(done.error());
    }
    return fail(ErrorCode::Internal, "watch: a new file is not this store's");
}

Result<sql::Database> connectToWatchFile(Store& store, bool readOnly)
{
    const auto key = store.keys().watchFileKey();
    if (!key)
        return tl::unexpected(key.error());
    return sql::Database::open(store.directory().watchFile(), *key, {.readOnly = readOnly, .cacheKiB = 16 * 1024, .busyTimeoutMs = 30'000, .secureDelete = !readOnly});
}

} // namespace paillasse::store
