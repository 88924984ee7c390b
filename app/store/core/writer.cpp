// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/core/writer.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <thread>

#include <pthread.h>

#include "app/store/core/checkpointer.h"
#include "app/store/core/groupwriter.h"
#include "app/store/core/store.h"

namespace paillasse::store {

namespace {

constexpr std::uint64_t cutLogAtBytes = 64u << 20;
constexpr std::chrono::milliseconds politePause(3);

// One thing that somebody asked for. After its group has committed, `answer` says so; on a failure, that.
struct Task {
    std::vector<IncomingAct> acts;
    Writer::Answer answer;

    bool isAdministrative = false;
    LeafClass leafClass = LeafClass::Administration;
    Bytes entry;
    Writer::Change change;
    std::vector<PersonDocument> people;
    Writer::Done done;

    std::string laboratoryName;
    std::function<void(Result<lab::LaboratoryId>)> added;

    // Filled by the group.
    std::vector<wire::ActReply> replies;
    Result<> changed;
    lab::LaboratoryId laboratory;

    [[nodiscard]] std::size_t weight() const { return std::max<std::size_t>(acts.size(), 1); }
};

// An answer that one thread sets and another waits for; whoever is last lets go of it.
template <class T>
auto waiter()
{
    auto promise = std::make_shared<std::promise<T>>();
    auto set = [promise](T value) { promise->set_value(std::move(value)); };
    auto wait = [promise] { return promise->get_future().get(); };
    return std::pair(set, wait);
}

// Of the machine, not of what was asked: everybody in the group has to come again.
bool isOfTheMachine(ErrorCode code)
{
    return code == ErrorCode::DiskFull || code == ErrorCode::Locked || code == ErrorCode::Cancelled;
}

} // namespace

class Writer::Impl {
public:
    Impl(std::unique_ptr<GroupWriter> g, std::unique_ptr<Checkpointer> c, ChangeHub& h, const Log& l, const WriterSettings& s)
        : group(std::move(g)), checkpointer(std::move(c)), hub(h), log(l), settings(s)
    {
        thread = std::thread([this] { work(); });
    }

    void enqueue(Task task);
    void stop();
    [[nodiscard]] bool isFull(std::size_t more);

    std::atomic<std::uint64_t> acts{0};
    std::atomic<std::uint64_t> refused{0};
    std::atomic<std::uint64_t> duplicates{0};
    std::atomic<std::uint64_t> groups{0};
    std::atomic<std::int64_t> lastCommitUs{0};
    std::mutex mutex;
    std::condition_variable wake;
    std::deque<Task> queue;
    std::size_t waiting = 0;
    bool stopping = false;

private:
    using Tasks = std::vector<Task*>;

    void work();
    bool isDone();
    std::vector<Task> take();
    void runGroup(std::vector<Task>& tasks);
    Result<> attempt(const Tasks& tasks);
    Result<> perform(Task& task);
    void runAlone(Task& task);
    void runActsAlone(Task& task);
    void answer(Task& task, const Result<>& outcome);
    void publishForeign();
    void idle();
    void cutLog();
    void count(const Task& task);

    std::unique_ptr<GroupWriter> group;
    std::unique_ptr<Checkpointer> checkpointer;
    ChangeHub& hub;
    const Log& log;
    WriterSettings settings;
    std::thread thread;
};

void Writer::Impl::enqueue(Task task)
{
    {
        const std::lock_guard lock(mutex);
        if (!stopping) {
            waiting += task.weight();
            queue.push_back(std::move(task));
            wake.notify_one();
            return;
        }
    }
    answer(task, fail(ErrorCode::Cancelled, "writer: the store is stopping"));
}

bool Writer::Impl::isFull(std::size_t more)
{
    const std::lock_guard lock(mutex);
    return waiting + more > settings.queueLimit;
}

void Writer::Impl::stop()
{
    {
        const std::lock_guard lock(mutex);
        if (stopping)
            return;
        stopping = true;
    }
    wake.notify_all();
    thread.join();
}

bool Writer::Impl::isDone()
{
    const std::lock_guard lock(mutex);
    return stopping && queue.empty();
}

std::vector<Task> Writer::Impl::take()
{
    std::vector<Task> tasks;
    std::unique_lock lock(mutex);
    wake.wait_for(lock, std::chrono::milliseconds(settings.idleCheckMs), [this] { return stopping || !queue.empty(); });
    for (std::size_t size = 0; !queue.empty() && (tasks.empty() || size + queue.front().weight() <= settings.groupActs);) {
        size += queue.front().weight();
        waiting -= queue.front().weight();
        tasks.push_back(std::move(queue.front()));
        queue.pop_front();
    }
    return tasks;
}

void Writer::Impl::work()
{
    ::pthread_setname_np(::pthread_self(), "store-writer");
    for (;;) {
        auto tasks = take();
        if (!tasks.empty()) {
            runGroup(tasks);
            if (settings.polite)
                std::this_thread::sleep_for(politePause);
            continue;
        }
        if (isDone())
            break;
        idle();
    }
    checkpointer.reset();
    group->finish();
}

void Writer::Impl::runGroup(std::vector<Task>& tasks)
{
    Tasks all;
    for (auto& task : tasks)
        all.push_back(&task);
    auto outcome = attempt(all);
    if (!outcome && !isOfTheMachine(outcome.error().code)) {
        log.warning("writer.group-failed", {{"error.code", outcome.error().code}, {"tasks", tasks.size()}});
        for (auto& task : tasks)
            runAlone(task);
    } else {
        for (auto& task : tasks)
            answer(task, outcome);
    }
    cutLog();
}

// One transaction. An error: nothing of it was kept.
Result<> Writer::Impl::attempt(const Tasks& tasks)
{
    const auto begin = std::chrono::steady_clock::now();
    if (const auto begun = group->begin(); !begun) {
        group->rollback();
        return begun;
    }
    publishForeign();
    for (auto* task : tasks)
        if (const auto done = perform(*task); !done) {
            group->rollback();
            return done;
        }
    auto batches = group->commit();
    if (!batches) {
        log.error("writer.commit-failed", {{"error.code", batches.error().code}});
        group->rollback();
        return tl::unexpected(batches.error());
    }
    ++groups;
    lastCommitUs = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begin).count();
    for (auto& batch : *batches)
        hub.publish(std::move(batch));
    return {};
}

Result<> Writer::Impl::perform(Task& task)
{
    if (!task.laboratoryName.empty()) {
        const auto id = group->addLaboratory(task.laboratoryName);
        if (!id)
            return tl::unexpected(id.error());
        task.laboratory = *id;
        return {};
    }
    if (task.isAdministrative) {
        const auto changed = group->administrative(task.leafClass, task.entry, task.change, task.people);
        if (!changed)
            return tl::unexpected(changed.error());
        task.changed = *changed;
        return {};
    }
    task.replies.clear();
    for (const auto& act : task.acts) {
        const auto reply = group->act(act);
        if (!reply)
            return tl::unexpected(reply.error());
        task.replies.push_back(*reply);
    }
    return {};
}

void Writer::Impl::runAlone(Task& task)
{
    if (task.acts.size() > 1)
        return runActsAlone(task);
    const auto outcome = attempt({&task});
    if (!outcome && task.acts.size() == 1 && !isOfTheMachine(outcome.error().code))
        return runActsAlone(task);
    answer(task, outcome);
}

// The act that cannot be written is refused, and only that one. The refusal is not kept: there may be nothing wrong with it.
void Writer::Impl::runActsAlone(Task& task)
{
    std::vector<wire::ActReply> replies;
    for (auto& act : task.acts) {
        Task one;
        one.acts.push_back(act);
        const auto outcome = attempt({&one});
        if (outcome) {
            replies.push_back(one.replies.front());
        } else if (isOfTheMachine(outcome.error().code)) {
            return answer(task, outcome);
        } else {
            log.error("writer.act-failed", {{"act", act.act.id}, {"error.code", outcome.error().code}});
            replies.push_back({act.act.id, wire::ActOutcome::Refused, lab::RefusalCode::Malformed, 0, 0, 0});
        }
    }
    task.replies = std::move(replies);
    answer(task, {});
}

void Writer::Impl::count(const Task& task)
{
    acts += task.replies.size();
    for (const auto& reply : task.replies) {
        refused += reply.outcome == wire::ActOutcome::Refused;
        duplicates += reply.outcome == wire::ActOutcome::Duplicate;
    }
}

void Writer::Impl::answer(Task& task, const Result<>& outcome)
{
    if (task.added)
        return task.added(outcome ? Result<lab::LaboratoryId>(task.laboratory) : tl::unexpected(outcome.error()));
    if (task.isAdministrative) {
        if (task.done)
            task.done(outcome ? task.changed : outcome);
        return;
    }
    if (!outcome) {
        if (task.answer)
            task.answer(tl::unexpected(outcome.error()));
        return;
    }
    count(task);
    Acknowledgement acknowledgement;
    for (const auto& act : task.acts) {
        const auto known = std::ranges::find(acknowledgement.heads, act.act.laboratory, &SignedHead::laboratory);
        if (known == acknowledgement.heads.end())
            acknowledgement.heads.push_back({act.act.laboratory, group->head(act.act.laboratory)});
    }
    acknowledgement.replies = std::move(task.replies);
    if (task.answer)
        task.answer(std::move(acknowledgement));
}

void Writer::Impl::publishForeign()
{
    for (auto& batch : group->takeForeign())
        hub.publish(std::move(batch));
}

void Writer::Impl::idle()
{
    if (const auto looked = group->look(); !looked)
        log.warning("writer.look-failed", {{"error.code", looked.error().code}});
    publishForeign();
}

void Writer::Impl::cutLog()
{
    if (!checkpointer || checkpointer->logBytes() < cutLogAtBytes)
        return;
    // Readers may hold it up: then another time.
    (void)group->database().execute("PRAGMA busy_timeout = 20");
    (void)group->database().checkpoint();
    (void)group->database().execute("PRAGMA busy_timeout = 30000");
}

Writer::Writer(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

Writer::~Writer()
{
    stop();
}

Result<std::unique_ptr<Writer>> Writer::start(Store& store, People& people, ChangeHub& hub, const Clock& clock, const Log& log, const WriterSettings& settings)
{
    auto group = GroupWriter::open(store, people, clock, settings);
    if (!group)
        return tl::unexpected(group.error());
    auto checkpointer = Checkpointer::start(store);
    if (!checkpointer)
        return tl::unexpected(checkpointer.error());
    return std::unique_ptr<Writer>(new Writer(std::make_unique<Impl>(std::move(*group), std::move(*checkpointer), hub, log, settings)));
}

void Writer::submit(std::vector<IncomingAct> acts, Answer answer)
{
    if (m_impl->isFull(acts.size()))
        return answer(fail(ErrorCode::Locked, "writer: the queue is full"));
    Task task;
    task.acts = std::move(acts);
    task.answer = std::move(answer);
    m_impl->enqueue(std::move(task));
}

void Writer::administrative(LeafClass leafClass, Bytes entry, Change change, Done done, std::vector<PersonDocument> people)
{
    Task task;
    task.isAdministrative = true;
    task.leafClass = leafClass;
    task.entry = std::move(entry);
    task.change = std::move(change);
    task.done = std::move(done);
    task.people = std::move(people);
    m_impl->enqueue(std::move(task));
}

Result<Acknowledgement> Writer::submitAndWait(std::vector<IncomingAct> acts)
{
    const auto [set, wait] = waiter<Result<Acknowledgement>>();
    submit(std::move(acts), set);
    return wait();
}

Result<> Writer::administrativeAndWait(LeafClass leafClass, Bytes entry, Change change, std::vector<PersonDocument> people)
{
    const auto [set, wait] = waiter<Result<>>();
    administrative(leafClass, std::move(entry), std::move(change), set, std::move(people));
    return wait();
}

Result<lab::LaboratoryId> Writer::addLaboratory(const std::string& name)
{
    if (name.empty())
        return fail(ErrorCode::InvalidInput, "store: a laboratory has a name");
    const auto [set, wait] = waiter<Result<lab::LaboratoryId>>();
    Task task;
    task.laboratoryName = name;
    task.added = set;
    m_impl->enqueue(std::move(task));
    return wait();
}

void Writer::stop()
{
    m_impl->stop();
}

WriterCounters Writer::counters() const
{
    const std::lock_guard lock(m_impl->mutex);
    return {m_impl->acts, m_impl->refused, m_impl->duplicates, m_impl->groups, m_impl->waiting, m_impl->lastCommitUs};
}

} // namespace paillasse::store
