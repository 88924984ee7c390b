// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "app/sql/database.h"

namespace paillasse::store {

class Store;

// Moves the write-ahead log into store.db beside the writer, so that no commit waits for it. The writer itself cuts the log, when
// little is left to move.
class Checkpointer {
public:
    static Result<std::unique_ptr<Checkpointer>> start(Store& store);
    ~Checkpointer();

    // Of the log's file.
    [[nodiscard]] std::uint64_t logBytes() const;

private:
    Checkpointer(sql::Database database, std::string logFile);
    void work();

    sql::Database m_database;
    std::string m_logFile;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace paillasse::store
