// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/floors.h"

#include <chrono>
#include <filesystem>

#include "app/client/cache/cachefile.h"
#include "app/crypto/crypto.h"
#include "app/sql/database.h"
#include "app/sql/statement.h"
#include "app/sql/transaction.h"

namespace paillasse::bench {

namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point began)
{
    return std::chrono::duration<double>(Clock::now() - began).count();
}

void removeDatabase(const std::string& path)
{
    for (const char* ending : {"", "-wal", "-shm"})
        std::filesystem::remove(path + ending);
}

// One row of any table, its columns by type.
struct Cell {
    bool isNull = false;
    bool isText = false;
    std::int64_t number = 0;
    Bytes bytes;
    bool isBlob = false;
};
using Row = std::vector<Cell>;

std::vector<Row> rowsOf(sql::Database& database, const std::string& select, const std::vector<char>& types)
{
    std::vector<Row> rows;
    auto statement = database.prepare(select);
    while (statement && statement->step().value_or(false)) {
        Row row;
        for (std::size_t column = 0; column < types.size(); ++column) {
            Cell cell;
            const int at = static_cast<int>(column);
            cell.isNull = statement->isNull(at);
            if (types[column] == 'i') {
                cell.number = statement->integer(at);
            } else {
                cell.isBlob = types[column] == 'b';
                cell.isText = !cell.isBlob;
                cell.bytes = toBytes(cell.isBlob ? statement->blob(at) : asBytes(statement->text(at)));
            }
            row.push_back(std::move(cell));
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

void bindRow(sql::Statement& statement, const Row& row)
{
    for (const auto& cell : row) {
        if (cell.isNull)
            statement.bindNull();
        else if (cell.isBlob)
            statement.bind(cell.bytes);
        else if (cell.isText)
            statement.bind(asText(cell.bytes));
        else
            statement.bind(cell.number);
    }
}

// Columns and their kinds, as the table itself says: i integer, t text, b blob.
std::pair<std::string, std::vector<char>> columnsOf(sql::Database& database, const std::string& table)
{
    std::string names;
    std::vector<char> types;
    auto info = database.prepare("SELECT name, type FROM pragma_table_info('" + table + "')");
    while (info && info->step().value_or(false)) {
        names += (names.empty() ? "" : ", ") + std::string(info->text(0));
        const auto type = info->text(1);
        types.push_back(type == "INTEGER" ? 'i' : type == "BLOB" ? 'b' : 't');
    }
    return {names, types};
}

} // namespace

double groupCommitFloor(const std::string& folder, std::size_t group, std::size_t size)
{
    const auto path = folder + "/floor-commit.db";
    removeDatabase(path);
    auto database = sql::Database::open(path, crypto::randomSecret(32), {.create = true, .synchronous = sql::Synchronous::Full, .cacheKiB = 64 * 1024});
    if (!database || !database->execute("CREATE TABLE row (id INTEGER PRIMARY KEY, body BLOB NOT NULL)"))
        return 0;
    const auto body = crypto::randomBytes(size);
    const auto began = Clock::now();
    std::size_t rows = 0;
    while (secondsSince(began) < 3) {
        auto transaction = sql::Transaction::begin(*database);
        auto insert = database->prepare("INSERT INTO row (body) VALUES (?)");
        for (std::size_t i = 0; i < group && transaction && insert; ++i, ++rows)
            if (!insert->bind(body).run())
                return 0;
        if (!transaction || !transaction->commit())
            return 0;
    }
    const double rate = static_cast<double>(rows) / secondsSince(began);
    removeDatabase(path);
    return rate;
}

double insertFloor(const std::string& folder, const std::string& cacheFile, const SecretBytes& key, std::size_t group)
{
    auto source = client::openCache(cacheFile, key, client::CacheAccess::Reader);
    if (!source)
        return 0;
    const auto [documentColumns, documentTypes] = columnsOf(*source, "document");
    const auto [workColumns, workTypes] = columnsOf(*source, "work");
    const auto documents = rowsOf(*source, "SELECT " + documentColumns + " FROM document ORDER BY n", documentTypes);
    const auto work = rowsOf(*source, "SELECT " + workColumns + " FROM work", workTypes);

    const auto path = folder + "/floor-insert.db";
    removeDatabase(path);
    auto database = client::openCache(path, crypto::randomSecret(32), client::CacheAccess::Writer);
    if (!database)
        return 0;
    const auto marks = [](std::size_t count) {
        std::string text = "?";
        for (std::size_t i = 1; i < count; ++i)
            text += ", ?";
        return text;
    };
    const auto began = Clock::now();
    std::size_t document = 0;
    std::size_t line = 0;
    while (document < documents.size()) {
        auto transaction = sql::Transaction::begin(*database);
        auto insert = database->prepare("INSERT INTO document (" + documentColumns + ") VALUES (" + marks(documentTypes.size()) + ")");
        auto insertWork = database->prepare("INSERT INTO work (" + workColumns + ") VALUES (" + marks(workTypes.size()) + ")");
        if (!transaction || !insert || !insertWork)
            return 0;
        for (std::size_t i = 0; i < group && document < documents.size(); ++i, ++document) {
            bindRow(*insert, documents[document]);
            if (!insert->run())
                return 0;
            if (line < work.size()) {
                bindRow(*insertWork, work[line++]);
                if (!insertWork->run())
                    return 0;
            }
        }
        if (!transaction->commit())
            return 0;
    }
    const double rate = static_cast<double>(documents.size()) / secondsSince(began);
    removeDatabase(path);
    return rate;
}

} // namespace paillasse::bench
