// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/floors.h"

#include <chrono>
#include <filesystem>

#include "app/client/cache/cachefile.h"
#include "app/crypto/crypto.h"
#include "app/sql/transaction.h"
#include "app/store/core/store.h"
#include "app/store/core/storeschema.h"
#include "tests/bench/tablerows.h"

namespace paillasse::bench {

namespace {

using Clock = std::chrono::steady_clock;

void removeDatabase(const std::string& path)
{
    for (const char* ending : {"", "-wal", "-shm"})
        std::filesystem::remove(path + ending);
}

// The tables side by side, each in as many even parts as there are groups. Seconds; nothing if a row did not go in.
std::optional<double> writeAgain(sql::Database& into, const std::vector<TableRows>& tables, std::size_t groups)
{
    const auto began = Clock::now();
    for (std::size_t group = 0; group < groups; ++group) {
        auto transaction = sql::Transaction::begin(into);
        if (!transaction)
            return std::nullopt;
        for (const auto& table : tables)
            if (!table.insert(into, table.size() * group / groups, table.size() * (group + 1) / groups))
                return std::nullopt;
        if (!transaction->commit())
            return std::nullopt;
    }
    return std::chrono::duration<double>(Clock::now() - began).count();
}

} // namespace

double groupCommitFloor(const std::string& folder, const store::DataDirectory& made, std::size_t acts, std::size_t group)
{
    const auto store = store::Store::open(made);
    auto source = store ? (*store)->connect(true) : tl::unexpected(store.error());
    if (!source)
        return 0;
    std::vector<TableRows> tables;
    for (const auto* table : {"document", "ledger", "node"}) {
        // Of the laboratory; the store's own ledger of accounts is not what is measured.
        auto rows = TableRows::read(*source, table, "WHERE seq >= " + std::to_string(store::rowOf(1, 0)) + " ORDER BY seq");
        if (!rows)
            return 0;
        tables.push_back(std::move(*rows));
    }
    auto replies = TableRows::read(*source, "reply", "ORDER BY leaf");
    if (!replies)
        return 0;
    tables.push_back(std::move(*replies));
    const auto path = folder + "/floor-commit.db";
    removeDatabase(path);
    auto database = sql::Database::open(path, crypto::randomSecret(32), {.create = true, .synchronous = sql::Synchronous::Full, .cacheKiB = 64 * 1024});
    if (!database || !sql::bringUp(*database, "core", store::storeSchema()))
        return 0;
    const auto seconds = writeAgain(*database, tables, (acts + group - 1) / group);
    removeDatabase(path);
    return seconds ? static_cast<double>(acts) / *seconds : 0;
}

double insertFloor(const std::string& folder, const std::string& cacheFile, const SecretBytes& key, std::size_t group)
{
    auto source = client::openCache(cacheFile, key, client::CacheAccess::Reader);
    if (!source)
        return 0;
    auto documents = TableRows::read(*source, "document", "ORDER BY n");
    auto work = TableRows::read(*source, "work");
    if (!documents || !work || documents->size() == 0)
        return 0;
    const auto count = documents->size();
    const auto path = folder + "/floor-insert.db";
    removeDatabase(path);
    auto database = client::openCache(path, crypto::randomSecret(32), client::CacheAccess::Writer);
    if (!database)
        return 0;
    std::vector<TableRows> tables;
    tables.push_back(std::move(*documents));
    tables.push_back(std::move(*work));
    const auto seconds = writeAgain(*database, tables, (count + group - 1) / group);
    removeDatabase(path);
    return seconds ? static_cast<double>(count) / *seconds : 0;
}

} // namespace paillasse::bench
