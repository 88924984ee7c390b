// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <map>
#include <memory>
#include <mutex>

#include "app/client/failure.h"
#include "app/client/queries.h"
#include "app/client/taskthread.h"
#include "app/sql/transaction.h"

namespace paillasse::client {

// Connections that read a person's cache, each on a thread of its own: one for what is searched as somebody types, one for the rest,
// so that neither waits for the other.
class CacheReaders {
public:
    enum class Lane { Typing, Pages };
    static constexpr int single = -1; // a kind of question that no other overtakes

    static Result<std::unique_ptr<CacheReaders>> open(const std::string& path, const SecretBytes& key, DirectoryPtr directory);
    // Interrupts what runs; what waits is answered Cancelled.
    ~CacheReaders();

    void setDirectory(DirectoryPtr directory);

    // `kind` and `asker` name a question: a newer one of the same makes an older one that still waits Cancelled. On Typing, it also
    // interrupts the one that runs. `reply` is called on the reader's thread.
    template <class T>
    void ask(Lane lane, int kind, const void* asker, std::function<Result<T>(sql::Database&, const Directory&)> query, std::function<void(Result<T>)> reply)
    {
        const auto mine = begin(lane, kind, asker);
        post(lane, [this, lane, kind, asker, mine, query = std::move(query), reply = std::move(reply)] {
            if (!start(lane, kind, asker, mine))
                return reply(fail(ErrorCode::Cancelled, "a newer question came"));
            reply(answer(lane, query));
        });
    }

private:
    CacheReaders(sql::Database typing, sql::Database pages, DirectoryPtr directory);
    [[nodiscard]] std::uint64_t begin(Lane lane, int kind, const void* asker);
    [[nodiscard]] bool start(Lane lane, int kind, const void* asker, std::uint64_t number);
    void end(Lane lane);
    void post(Lane lane, std::function<void()> task);
    // Everything that one question reads is of one moment: a version without an entry and an outbox from which it has gone never meet.
    template <class T>
    Result<T> answer(Lane lane, const std::function<Result<T>(sql::Database&, const Directory&)>& query)
    {
        const auto snapshot = sql::Transaction::begin(database(lane), sql::TransactionKind::Read);
        auto result = snapshot ? query(database(lane), *directory()) : Result<T>(tl::unexpected(snapshot.error()));
        end(lane); // before the snapshot's own end, which nothing may interrupt
        return result;
    }
    [[nodiscard]] sql::Database& database(Lane lane) { return lane == Lane::Typing ? m_typing : m_pages; }
    [[nodiscard]] DirectoryPtr directory() const;

    sql::Database m_typing;
    sql::Database m_pages;
    mutable std::mutex m_mutex;
    DirectoryPtr m_directory;
    using Question = std::pair<int, const void*>;
    std::map<Question, std::uint64_t> m_newest;
    Question m_typed{single, nullptr}; // the one that runs on Typing
    std::uint64_t m_number = 0;
    std::atomic<bool> m_closing{false};
    std::unique_ptr<TaskThread> m_typingThread;
    std::unique_ptr<TaskThread> m_pagesThread;
};

} // namespace paillasse::client
