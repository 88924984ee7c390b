// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/cache/cachefile.h"

#include "app/sql/schema.h"
#include "app/sql/statement.h"

namespace paillasse::client {

namespace {

constexpr int writerCacheKiB = 24 * 1024;
constexpr int readerCacheKiB = 20 * 1024;

// Bodies stand in one table in the order of their arrival, so that taking a snapshot in is appending; what lists sort and filter by
// stands in narrow rows and covering indexes beside it. In stage order, 4 is lab's "released" (wire::OrderStage).
const std::vector<sql::SchemaStep>& steps()
{
    static const std::vector<sql::SchemaStep> all{{R"sql(
CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;

CREATE TABLE document (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL,
    kind INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    body BLOB NOT NULL);
CREATE UNIQUE INDEX document_id ON document (id);
CREATE INDEX document_directory ON document (kind) WHERE kind > 2;

CREATE TABLE work (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL,
    patient BLOB NOT NULL,
    accession TEXT NOT NULL,
    priority INTEGER NOT NULL,
    placed_at INTEGER NOT NULL,
    received_at INTEGER NOT NULL,
    stage INTEGER NOT NULL,
    to_enter INTEGER NOT NULL,
    to_validate INTEGER NOT NULL,
    lines INTEGER NOT NULL,
    entered INTEGER NOT NULL,
    technical INTEGER NOT NULL,
    released INTEGER NOT NULL,
    abnormal INTEGER NOT NULL,
    critical INTEGER NOT NULL,
    delta INTEGER NOT NULL,
    without_control INTEGER NOT NULL,
    open_calls INTEGER NOT NULL,
    reports INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    printed INTEGER NOT NULL,
    pending INTEGER NOT NULL);
CREATE INDEX work_open ON work (priority DESC, placed_at, stage, to_enter, to_validate, technical, abnormal, delta, without_control, open_calls, id) WHERE stage < 4;
CREATE INDEX work_calls ON work (priority DESC, placed_at, id) WHERE open_calls > 0;
CREATE INDEX work_deliver ON work (placed_at, id) WHERE reports > 0 AND (printed = 0 OR changed = 1);
CREATE INDEX work_placed ON work (placed_at, reports, id);
CREATE INDEX work_patient ON work (patient);
CREATE INDEX work_accession ON work (accession);

CREATE VIRTUAL TABLE patient_words USING fts5 (words, content='', contentless_delete=1, detail=none, prefix='2 3', tokenize='ascii');
CREATE TABLE unindexed (n INTEGER PRIMARY KEY, known INTEGER NOT NULL);
CREATE TABLE fetched (n INTEGER PRIMARY KEY);

CREATE TABLE pending (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    id BLOB NOT NULL UNIQUE,
    subject BLOB NOT NULL,
    state INTEGER NOT NULL,
    made_at INTEGER NOT NULL,
    refusal INTEGER NOT NULL,
    line INTEGER NOT NULL,
    answered_at INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    act BLOB NOT NULL);
CREATE INDEX pending_subject ON pending (subject);
)sql"},
                                                   {R"sql(
CREATE TABLE draft (place TEXT PRIMARY KEY, written_at INTEGER NOT NULL, body BLOB NOT NULL) WITHOUT ROWID;
)sql"},
                                                   {R"sql(
ALTER TABLE work ADD COLUMN unreleased INTEGER NOT NULL DEFAULT 0;
CREATE INDEX work_unreleased ON work (placed_at, id) WHERE unreleased = 1;
)sql"}};
    return all;
}

} // namespace

Result<sql::Database> openCache(const std::string& path, const SecretBytes& key, CacheAccess access)
{
    sql::OpenOptions options;
    options.create = access == CacheAccess::Writer;
    options.readOnly = access == CacheAccess::Reader;
    options.secureDelete = access == CacheAccess::Writer; // whatever the library's own default is
    options.cacheKiB = access == CacheAccess::Writer ? writerCacheKiB : readerCacheKiB;
    auto database = sql::Database::open(path, key, options);
    if (!database || access == CacheAccess::Reader)
        return database;
    if (const auto done = sql::bringUp(*database, "cache", steps()); !done)
        return tl::unexpected(done.error());
    return database;
}

Result<bool> isComplete(sql::Database& database)
{
    const auto mark = readMeta(database, "complete");
    return mark ? Result<bool>(mark->has_value()) : tl::unexpected(mark.error());
}

Result<> markComplete(sql::Database& database, bool complete)
{
    return complete ? writeMeta(database, "complete", asBytes(std::string_view("1"))) : database.execute("DELETE FROM meta WHERE name = 'complete'");
}

Result<std::optional<Bytes>> readMeta(sql::Database& database, std::string_view name)
{
    auto select = database.prepare("SELECT value FROM meta WHERE name = ?");
    if (!select)
        return tl::unexpected(select.error());
    const auto row = select->bind(name).step();
    if (!row)
        return tl::unexpected(row.error());
    return *row ? std::optional(toBytes(select->blob(0))) : std::nullopt;
}

Result<> writeMeta(sql::Database& database, std::string_view name, ByteView value)
{
    auto put = database.prepare("INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value");
    if (!put)
        return tl::unexpected(put.error());
    return put->bind(name).bind(value).run();
}

} // namespace paillasse::client
