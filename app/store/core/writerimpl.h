// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "app/store/core/checkpointer.h"
#include "app/store/core/groupwriter.h"

// The inside of Writer: its queue and its thread (writerthread.cpp).
namespace paillasse::store {

// One thing that somebody asked for. After its group has committed, `answer` says so; on a failure, that.
struct WriterTask {
    enum class Kind { Acts, Administrative, Tidying, Burial, Laboratory };
    Kind kind = Kind::Acts;
    std::vector<IncomingAct> acts;
    Writer::Answer answer;

    LeafClass leafClass = LeafClass::Administration;
    Bytes header;
    Bytes entry;
    Writer::Change change;
    std::vector<PersonDocument> people;
    Writer::Done done;

    ErasureHeader erasure;
    std::vector<lab::DocumentId> documents;

    std::string laboratoryName;
    std::function<void(Result<lab::LaboratoryId>)> added;

    // Filled by the group.
    std::vector<wire::ActReply> replies;
    Result<> changed;
    lab::LaboratoryId laboratory;

    [[nodiscard]] std::size_t weight() const { return std::max<std::size_t>(acts.size(), 1); }
};

class Writer::Impl {
public:
    Impl(std::unique_ptr<GroupWriter> g, std::unique_ptr<Checkpointer> c, ChangeHub& h, const Clock& now, const Log& l, const WriterSettings& s)
        : group(std::move(g)), checkpointer(std::move(c)), hub(h), clock(now), log(l), settings(s)
    {
        thread = std::thread([this] { work(); });
    }

    void enqueue(WriterTask task);
    void stop();
    [[nodiscard]] bool isFull(std::size_t more);

    std::atomic<std::uint64_t> acts{0};
    std::atomic<std::uint64_t> refused{0};
    std::atomic<std::uint64_t> duplicates{0};
    std::atomic<std::uint64_t> groups{0};
    std::atomic<std::int64_t> lastCommitUs{0};
    std::atomic<bool> failing{false};
    static constexpr std::array<std::int64_t, 9> sizes{1, 2, 4, 8, 16, 32, 64, 128, 256};
    static constexpr std::array<std::int64_t, 8> ages{1, 10, 60, 600, 3'600, 21'600, 86'400, 604'800};
    Histogram<sizes.size()> groupSizes{sizes};
    Histogram<ages.size()> ageSeconds{ages};
    std::mutex mutex;
    std::condition_variable wake;
    std::deque<WriterTask> queue;
    std::size_t waiting = 0;
    bool stopping = false;

private:
    using Tasks = std::vector<WriterTask*>;

    void work();
    bool isDone();
    std::vector<WriterTask> take();
    void runGroup(std::vector<WriterTask>& tasks);
    Result<> attempt(const Tasks& tasks);
    Result<> perform(WriterTask& task);
    void runAlone(WriterTask& task);
    void runActsAlone(WriterTask& task);
    void answer(WriterTask& task, const Result<>& outcome);
    void publishForeign();
    void idle();
    void cutLog();
    void count(const WriterTask& task);

    std::unique_ptr<GroupWriter> group;
    std::unique_ptr<Checkpointer> checkpointer;
    ChangeHub& hub;
    const Clock& clock;
    const Log& log;
    WriterSettings settings;
    std::thread thread;
};

} // namespace paillasse::store
