// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/migration/staging.h"

#include <filesystem>

#include <sys/stat.h>

#include "app/exchange/recordcodec.h"
#include "app/sql/schema.h"
#include "app/sql/transaction.h"
#include "app/store/core/query.h"
#include "app/store/core/store.h"
#include "app/store/core/syncfile.h"
#include "app/store/migration/stagingkey.h"

namespace paillasse::store {

namespace {

const std::vector<sql::SchemaStep> schema = {
    {"CREATE TABLE staged_record (number INTEGER PRIMARY KEY, source_sha256 BLOB NOT NULL, sha256 BLOB NOT NULL, place TEXT NOT NULL, body BLOB NOT NULL);"
     "CREATE TABLE staging_mark (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;"},
};

constexpr std::string_view sourceMarkName = "source";
constexpr std::string_view columns = "number, source_sha256, sha256, place, body";
constexpr int cacheKiB = 16 * 1024;

Result<StagedRecord> recordIn(const sql::Statement& row)
{
    auto record = exchange::decodeRecord(row.blob(4));
    if (!record)
        return tl::unexpected(record.error());
    return StagedRecord{row.unsignedInteger(0), toBytes(row.blob(1)), toBytes(row.blob(2)), std::string(row.text(3)), std::move(*record), {}};
}

// Its owner's alone, and its name on the disk before anything is in it.
Result<> makeFolder(const std::string& folder)
{
    if (::mkdir(folder.c_str(), 0700) == 0)
        return syncFile(folder);
    std::error_code error;
    return std::filesystem::is_directory(folder, error) ? Result<>() : fail(ErrorCode::NotFound, "staging: " + folder + " cannot be made");
}

} // namespace

class Staging::Impl {
public:
    explicit Impl(sql::Database d) : database(std::move(d)) {}

    static Result<std::unique_ptr<Impl>> open(const DataDirectory& directory, const migration::MigrationId& job, const SecretBytes& key, bool create);

    sql::Database database;
    std::uint64_t next = 1;
};

Result<std::unique_ptr<Staging::Impl>> Staging::Impl::open(const DataDirectory& directory, const migration::MigrationId& job, const SecretBytes& key, bool create)
{
    auto database = sql::Database::open(stagingFile(directory, job), key, {.create = create, .synchronous = sql::Synchronous::Full, .cacheKiB = cacheKiB, .secureDelete = true});
    if (!database)
        return tl::unexpected(database.error());
    auto impl = std::make_unique<Impl>(std::move(*database));
    if (const auto done = sql::bringUp(impl->database, "staging", schema); !done)
        return tl::unexpected(done.error());
    const auto row = first(impl->database, "SELECT ifnull(max(number), 0) + 1 FROM staged_record", [&impl](const auto& r) { impl->next = r.unsignedInteger(0); });
    if (!row)
        return tl::unexpected(row.error());
    return impl;
}

Staging::Staging(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

Staging::~Staging() = default;

Result<std::unique_ptr<Staging>> Staging::create(Store& store, const migration::MigrationId& job)
{
    auto keys = StagingKeys::open(store);
    if (!keys)
        return tl::unexpected(keys.error());
    const auto key = keys->make(job);
    if (!key)
        return tl::unexpected(key.error());
    if (const auto made = makeFolder(store.directory().stagingFolder()); !made)
        return tl::unexpected(made.error());
    auto impl = Impl::open(store.directory(), job, *key, true);
    if (!impl)
        return tl::unexpected(impl.error());
    if (const auto synced = syncFile(stagingFile(store.directory(), job)); !synced)
        return tl::unexpected(synced.error());
    return std::unique_ptr<Staging>(new Staging(std::move(*impl)));
}

Result<std::unique_ptr<Staging>> Staging::open(Store& store, const migration::MigrationId& job)
{
    auto keys = StagingKeys::open(store);
    if (!keys)
        return tl::unexpected(keys.error());
    const auto key = keys->read(job);
    if (!key)
        return tl::unexpected(key.error());
    auto impl = Impl::open(store.directory(), job, *key, false);
    if (!impl)
        return tl::unexpected(impl.error());
    return std::unique_ptr<Staging>(new Staging(std::move(*impl)));
}

Result<> Staging::append(std::span<const StagedRecord> records, ByteView sourceMark, const std::function<Result<>(sql::Database&)>& also)
{
    auto& database = m_impl->database;
    auto transaction = sql::Transaction::begin(database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    auto next = m_impl->next;
    {
        auto insert = database.prepare("INSERT INTO staged_record (number, source_sha256, sha256, place, body) VALUES (?, ?, ?, ?, ?)");
        if (!insert)
            return tl::unexpected(insert.error());
        for (const auto& record : records) {
            if (record.number != next)
                return fail(ErrorCode::InvalidInput, "staging: records are numbered in a row");
            ++next;
            const auto body = record.encoded.empty() ? exchange::encodeRecord(record.record) : Bytes();
            insert->bind(record.number).bind(record.sourceSha256).bind(record.sha256).bind(record.where).bind(record.encoded.empty() ? body : record.encoded);
            if (const auto done = insert->run(); !done)
                return done;
        }
    }
    if (const auto done = setMark(sourceMarkName, sourceMark); !done)
        return done;
    if (const auto done = also ? also(database) : Result<>(); !done)
        return done;
    if (const auto done = transaction->commit(); !done)
        return done;
    m_impl->next = next;
    return {};
}

Result<std::optional<Bytes>> Staging::sourceMark()
{
    return mark(sourceMarkName);
}

Result<> Staging::setMark(std::string_view name, ByteView mark)
{
    return run(m_impl->database, "INSERT INTO staging_mark (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", name, mark);
}

Result<std::optional<Bytes>> Staging::mark(std::string_view name)
{
    std::optional<Bytes> value;
    const auto row = first(m_impl->database, "SELECT value FROM staging_mark WHERE name = ?", [&value](const auto& r) { value = toBytes(r.blob(0)); }, name);
    if (!row)
        return tl::unexpected(row.error());
    return value;
}

Result<std::uint64_t> Staging::size()
{
    return m_impl->next - 1;
}

Result<std::optional<StagedRecord>> Staging::record(std::uint64_t number)
{
    auto statement = query(m_impl->database, "SELECT " + std::string(columns) + " FROM staged_record WHERE number = ?", number);
    if (!statement)
        return tl::unexpected(statement.error());
    const auto row = statement->step();
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return std::optional<StagedRecord>();
    auto record = recordIn(*statement);
    if (!record)
        return tl::unexpected(record.error());
    return std::optional<StagedRecord>(std::move(*record));
}

Result<> Staging::forEach(std::uint64_t from, const std::function<Result<>(const StagedRecord&)>& each)
{
    auto statement = query(m_impl->database, "SELECT " + std::string(columns) + " FROM staged_record WHERE number >= ? ORDER BY number", from);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->each([&]() -> Result<> {
        const auto record = recordIn(*statement);
        return record ? each(*record) : tl::unexpected(record.error());
    });
}

sql::Database& Staging::database()
{
    return m_impl->database;
}

} // namespace paillasse::store
