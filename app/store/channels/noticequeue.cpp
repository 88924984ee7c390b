// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/channels/noticequeue.h"

#include <algorithm>

#include "app/sql/schema.h"
#include "app/sql/transaction.h"
#include "app/store/core/query.h"

namespace paillasse::store {

namespace {

const std::vector<sql::SchemaStep> schema = {
    {"CREATE TABLE channel_notice (id INTEGER PRIMARY KEY AUTOINCREMENT, channel TEXT NOT NULL, notice BLOB NOT NULL);"
     "CREATE INDEX channel_notice_order ON channel_notice (channel, id);"
     "CREATE TABLE channel_failing (channel TEXT PRIMARY KEY) WITHOUT ROWID;"},
};

} // namespace

Result<std::unique_ptr<NoticeQueue>> NoticeQueue::open(sql::Database database)
{
    const auto known = store::first(database, "SELECT 1 FROM sqlite_master WHERE name = 'channel_notice'", [](const auto&) {});
    if (!known)
        return tl::unexpected(known.error());
    if (const auto done = sql::bringUp(database, "channels", schema); !done)
        return tl::unexpected(done.error());
    return std::unique_ptr<NoticeQueue>(new NoticeQueue(std::move(database), !*known));
}

Result<> NoticeQueue::put(const std::vector<std::string>& channels, const AlertNotice& notice)
{
    const std::lock_guard lock(m_mutex);
    auto transaction = sql::Transaction::begin(m_database);
    if (!transaction)
        return tl::unexpected(transaction.error());
    const auto bytes = cbor::encode(notice);
    for (const auto& channel : channels)
        if (const auto done = run(m_database, "INSERT INTO channel_notice (channel, notice) VALUES (?, ?)", channel, bytes); !done)
            return done;
    return transaction->commit();
}

Result<std::optional<NoticeQueue::Entry>> NoticeQueue::first(const std::string& channel)
{
    const std::lock_guard lock(m_mutex);
    std::int64_t id = 0;
    Bytes bytes;
    const auto row = store::first(
        m_database, "SELECT id, notice FROM channel_notice WHERE channel = ? ORDER BY id LIMIT 1",
        [&](const auto& r) {
            id = r.integer(0);
            bytes = toBytes(r.blob(1));
        },
        channel);
    if (!row)
        return tl::unexpected(row.error());
    if (!*row)
        return std::nullopt;
    auto notice = cbor::decode<AlertNotice>(bytes);
    if (!notice)
        return tl::unexpected(notice.error());
    return Entry{id, std::move(*notice)};
}

Result<> NoticeQueue::drop(std::int64_t id)
{
    const std::lock_guard lock(m_mutex);
    return run(m_database, "DELETE FROM channel_notice WHERE id = ?", id);
}

Result<std::uint64_t> NoticeQueue::waiting(const std::string& channel)
{
    const std::lock_guard lock(m_mutex);
    std::uint64_t count = 0;
    const auto row = store::first(m_database, "SELECT count(*) FROM channel_notice WHERE channel = ?", [&](const auto& r) { count = r.unsignedInteger(0); }, channel);
    return row ? Result<std::uint64_t>(count) : tl::unexpected(row.error());
}

Result<bool> NoticeQueue::isFailing(const std::string& channel)
{
    const std::lock_guard lock(m_mutex);
    return store::first(m_database, "SELECT 1 FROM channel_failing WHERE channel = ?", [](const auto&) {}, channel);
}

Result<> NoticeQueue::setFailing(const std::string& channel, bool failing)
{
    const std::lock_guard lock(m_mutex);
    return failing ? run(m_database, "INSERT OR IGNORE INTO channel_failing (channel) VALUES (?)", channel) : run(m_database, "DELETE FROM channel_failing WHERE channel = ?", channel);
}

Result<> NoticeQueue::forgetAllBut(const std::vector<std::string>& channels)
{
    const std::lock_guard lock(m_mutex);
    std::vector<std::string> gone;
    const auto read = each(m_database, "SELECT channel FROM channel_notice UNION SELECT channel FROM channel_failing", [&](const auto& r) -> Result<> {
        if (std::string name(r.text(0)); std::ranges::find(channels, name) == channels.end())
            gone.push_back(std::move(name));
        return {};
    });
    if (!read)
        return read;
    for (const auto& channel : gone) {
        auto done = run(m_database, "DELETE FROM channel_notice WHERE channel = ?", channel);
        if (done)
            done = run(m_database, "DELETE FROM channel_failing WHERE channel = ?", channel);
        if (!done)
            return done;
    }
    return {};
}

} // namespace paillasse::store
