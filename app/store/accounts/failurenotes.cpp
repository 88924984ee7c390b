// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/accounts/failurenotes.h"

#include "app/store/accounts/entering.h"

namespace paillasse::store {

FailureNotes::FailureNotes(Writer& writer, const Log& log, std::chrono::milliseconds gatheredFor) : m_writer(writer), m_log(log), m_gatheredFor(gatheredFor)
{
    m_thread = std::thread([this] { work(); });
}

FailureNotes::~FailureNotes()
{
    stop();
}

void FailureNotes::note(const lab::PersonId& person, const lab::WorkstationId& at, SignInFault fault)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_stopping)
            return;
        add({person, at, fault}, 1);
    }
    m_wake.notify_one();
}

void FailureNotes::add(const Kind& kind, std::uint32_t count)
{
    const bool isFull = m_counts.size() >= mostKinds && !m_counts.contains(kind);
    m_counts[isFull ? Kind{{}, {}, std::get<SignInFault>(kind)} : kind] += count;
}

Result<> FailureNotes::enterNow()
{
    Counts counts;
    {
        const std::lock_guard lock(m_mutex);
        counts.swap(m_counts);
    }
    if (counts.empty())
        return {};
    SignInsFailed failed;
    for (const auto& [kind, count] : counts)
        failed.failures.push_back({std::get<lab::PersonId>(kind), std::get<lab::WorkstationId>(kind), std::get<SignInFault>(kind), count});
    const auto done = enter(m_writer, {{}, {}, 0, std::move(failed)}); // by the store itself
    if (!done) {
        const std::lock_guard lock(m_mutex);
        for (const auto& [kind, count] : counts)
            add(kind, count);
    }
    return done;
}

void FailureNotes::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_stopping)
            return;
        m_stopping = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void FailureNotes::work()
{
    for (bool isOver = false; !isOver;) {
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_stopping || !m_counts.empty(); });
            isOver = m_wake.wait_for(lock, m_gatheredFor, [this] { return m_stopping; });
        }
        if (const auto entered = enterNow(); !entered)
            m_log.warning("failures.not-entered", {{"error.code", entered.error().code}});
    }
}

} // namespace paillasse::store
