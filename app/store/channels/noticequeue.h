// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "app/sql/database.h"
#include "app/store/channels/alertnotice.h"

namespace paillasse::store {

// What each channel still owes, in order, and which of them are known to fail: a table each, in a file that lives longer than the process.
// From any thread.
class NoticeQueue {
public:
    struct Entry {
        std::int64_t id = 0;
        AlertNotice notice;
    };

    // A connection of its own.
    static Result<std::unique_ptr<NoticeQueue>> open(sql::Database database);
    // There was none in this file: what was owed before is not known.
    [[nodiscard]] bool isNew() const { return m_isNew; }

    // One row for each channel, in one transaction: durable when it returns.
    Result<> put(const std::vector<std::string>& channels, const AlertNotice& notice);
    [[nodiscard]] Result<std::optional<Entry>> first(const std::string& channel);
    Result<> drop(std::int64_t id);
    [[nodiscard]] Result<std::uint64_t> waiting(const std::string& channel);

    [[nodiscard]] Result<bool> isFailing(const std::string& channel);
    Result<> setFailing(const std::string& channel, bool failing);
    // Of channels that are none of these any more.
    Result<> forgetAllBut(const std::vector<std::string>& channels);

private:
    NoticeQueue(sql::Database database, bool isNew) : m_isNew(isNew), m_database(std::move(database)) {}

    bool m_isNew;
    std::mutex m_mutex;
    sql::Database m_database;
};

} // namespace paillasse::store
