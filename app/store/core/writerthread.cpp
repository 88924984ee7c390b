// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/core/writerimpl.h"

#include <chrono>

#include <pthread.h>

namespace paillasse::store {

namespace {

constexpr std::uint64_t cutLogAtBytes = 64u << 20;
constexpr std::chrono::milliseconds politePause(3);

// Of the machine, not of what was asked: everybody in the group has to come again.
bool isOfTheMachine(ErrorCode code)
{
    return code == ErrorCode::DiskFull || code == ErrorCode::Locked || code == ErrorCode::Cancelled;
}

} // namespace

void Writer::Impl::enqueue(WriterTask task)
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

std::vector<WriterTask> Writer::Impl::take()
{
    std::vector<WriterTask> tasks;
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

void Writer::Impl::runGroup(std::vector<WriterTask>& tasks)
{
    Tasks all;
    for (auto& task : tasks)
        all.push_back(&task);
    auto outcome = attempt(all);
    failing = !outcome && isOfTheMachine(outcome.error().code);
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
    std::size_t size = 0;
    for (const auto* task : tasks)
        size += task->weight();
    groupSizes.note(static_cast<std::int64_t>(size));
    lastCommitUs = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begin).count();
    for (auto& batch : *batches)
        hub.publish(std::move(batch));
    return {};
}

Result<> Writer::Impl::perform(WriterTask& task)
{
    if (task.kind == WriterTask::Kind::Laboratory) {
        const auto id = group->addLaboratory(task.laboratoryName);
        if (!id)
            return tl::unexpected(id.error());
        task.laboratory = *id;
        return {};
    }
    if (task.kind == WriterTask::Kind::Burial)
        return group->bury(task.erasure, task.documents);
    if (task.kind != WriterTask::Kind::Acts) {
        const auto changed = task.kind == WriterTask::Kind::Tidying ? group->change(task.change) : group->administrative(task.leafClass, task.header, task.entry, task.change, task.people);
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

void Writer::Impl::runAlone(WriterTask& task)
{
    if (task.acts.size() > 1)
        return runActsAlone(task);
    const auto outcome = attempt({&task});
    if (!outcome && task.acts.size() == 1 && !isOfTheMachine(outcome.error().code))
        return runActsAlone(task);
    answer(task, outcome);
}

// The act that cannot be written is refused, and only that one. The refusal is not kept: there may be nothing wrong with it.
void Writer::Impl::runActsAlone(WriterTask& task)
{
    std::vector<wire::ActReply> replies;
    for (auto& act : task.acts) {
        WriterTask one;
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

void Writer::Impl::count(const WriterTask& task)
{
    acts += task.replies.size();
    const auto now = clock.now();
    for (std::size_t i = 0; i < task.replies.size(); ++i)
        if (task.replies[i].outcome == wire::ActOutcome::Accepted && task.acts[i].origin == ActOrigin::Workstation)
            ageSeconds.note(std::max<std::int64_t>(0, now - task.acts[i].act.at) / secondMs);
    for (const auto& reply : task.replies) {
        refused += reply.outcome == wire::ActOutcome::Refused;
        duplicates += reply.outcome == wire::ActOutcome::Duplicate;
    }
}

void Writer::Impl::answer(WriterTask& task, const Result<>& outcome)
{
    if (task.kind == WriterTask::Kind::Laboratory)
        return task.added(outcome ? Result<lab::LaboratoryId>(task.laboratory) : tl::unexpected(outcome.error()));
    if (task.kind != WriterTask::Kind::Acts) {
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
    group->noteUses(task.acts, task.replies);
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
    if (const auto renewed = group->renewHeads(); !renewed)
        log.warning("writer.heads-not-renewed", {{"error.code", renewed.error().code}});
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

} // namespace paillasse::store
