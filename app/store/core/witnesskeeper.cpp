// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/core/witnesskeeper.h"

#include <pthread.h>

#include <algorithm>

namespace paillasse::store {

namespace {

constexpr std::chrono::seconds lookEvery{5};
constexpr std::size_t mostRoundsAtOnce = 60;

} // namespace

WitnessKeeper::WitnessKeeper(std::unique_ptr<Witness> witness, LedgerHeads& heads, const Clock& clock, const Log& log)
    : m_witness(std::move(witness)), m_heads(heads), m_clock(clock), m_log(log)
{
    m_standing.name = m_witness->name();
    m_standing.since = m_clock.now();
}

void WitnessKeeper::start()
{
    if (!m_thread.joinable())
        m_thread = std::jthread([this](const std::stop_token& stop) { work(stop); });
}

void WitnessKeeper::stop()
{
    m_thread.request_stop();
    if (m_thread.joinable())
        m_thread.join();
}

void WitnessKeeper::work(const std::stop_token& stop)
{
    ::pthread_setname_np(::pthread_self(), "store-witness");
    while (!stop.stop_requested()) {
        look(stop);
        std::unique_lock lock(m_mutex);
        m_wake.wait_for(lock, stop, lookEvery, [] { return false; });
    }
}

WitnessStanding WitnessKeeper::standing() const
{
    const std::lock_guard lock(m_mutex);
    return m_standing;
}

void WitnessKeeper::takeStock()
{
    const auto now = m_clock.now();
    if (!m_lastRound.isNull() && now - m_lastRound < minuteMs && now >= m_lastRound)
        return;
    auto newest = m_heads.newest();
    if (!newest)
        return m_log.warning("witness.no-heads", {{"error.code", newest.error().code}});
    m_lastRound = now;
    m_owed.push_back({now, std::move(*newest)});
    if (m_owed.size() > mostOwed)
        m_owed.pop_front();
}

void WitnessKeeper::look(const std::stop_token& stop)
{
    takeStock();
    while (!m_owed.empty() && !stop.stop_requested()) {
        const auto rounds = std::min(m_owed.size(), mostRoundsAtOnce);
        std::vector<crypto::SignedTreeHead> heads;
        for (std::size_t i = 0; i < rounds; ++i)
            heads.insert(heads.end(), m_owed[i].heads.begin(), m_owed[i].heads.end());
        const auto done = m_witness->take(heads, stop);
        if (!done && stop.stop_requested())
            return;
        note(done, m_owed[rounds - 1]);
        if (!done)
            return;
        m_owed.erase(m_owed.begin(), m_owed.begin() + static_cast<std::ptrdiff_t>(rounds));
    }
}

void WitnessKeeper::note(const Result<>& done, const Round& newest)
{
    const std::lock_guard lock(m_mutex);
    const bool wasBehind = std::exchange(m_standing.isBehind, !done);
    if (!done && !wasBehind)
        m_log.error("witness.not-written", {{"error.code", done.error().code}});
    if (done && wasBehind)
        m_log.info("witness.written-again");
    if (!done)
        return;
    m_standing.lastTaken = newest.at;
    for (const auto& head : newest.heads)
        m_standing.sizes[head.ledger] = head.size;
}

} // namespace paillasse::store
