// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <thread>

#include "app/base/clock.h"
#include "app/base/log.h"
#include "app/store/core/ledgerheads.h"
#include "app/store/core/witness.h"

namespace paillasse::store {

// Where one witness stands.
struct WitnessStanding {
    std::string name;
    Instant since;                       // it is given heads
    Instant lastTaken;                   // when the newest heads that it has were the newest; null: nothing since then
    std::map<Uuid, std::uint64_t> sizes; // of those heads, by ledger
    bool isBehind = false;               // the last attempt failed

    [[nodiscard]] std::int64_t behindMs(Instant now) const { return now - (lastTaken.isNull() ? since : lastTaken); }
};

// Gives one witness the heads once a minute. What it could not take is owed and given in order, of the last day; a restart forgets it, for the
// next head stands for all before it. A failure is noted once, until it takes them again. A thread of its own: one that hangs holds up nobody.
class WitnessKeeper {
public:
    static constexpr std::size_t mostOwed = 24 * 60; // minutes

    WitnessKeeper(std::unique_ptr<Witness> witness, LedgerHeads& heads, const Clock& clock, const Log& log);

    // Looks every few seconds from now on, by its own thread.
    void start();
    void stop();
    // What the thread does: the heads, when the minute is over, and what is owed.
    void look(const std::stop_token& stop = {});
    [[nodiscard]] WitnessStanding standing() const;

private:
    // What was the newest at one time.
    struct Round {
        Instant at;
        std::vector<crypto::SignedTreeHead> heads;
    };

    void work(const std::stop_token& stop);
    void takeStock();
    void note(const Result<>& done, const Round& newest);

    std::unique_ptr<Witness> m_witness;
    LedgerHeads& m_heads;
    const Clock& m_clock;
    const Log& m_log;
    std::deque<Round> m_owed;
    Instant m_lastRound;
    mutable std::mutex m_mutex; // of the standing
    std::condition_variable_any m_wake;
    WitnessStanding m_standing;
    std::jthread m_thread;
};

} // namespace paillasse::store
