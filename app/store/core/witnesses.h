// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "app/base/clock.h"
#include "app/base/log.h"
#include "app/crypto/treehead.h"
#include "app/store/core/ledger.h"

namespace paillasse::store {

class Store;

// Where one witness stands.
struct WitnessStanding {
    std::string file;
    Instant lastTaken;                  // null: nothing since the start
    std::map<Uuid, std::uint64_t> sizes; // of the heads it took last, by ledger
    bool isBehind = false;              // the last attempt failed
};

// Files, best on other machines, that get each ledger's signed head once a minute, a line each (witnessline.h), and keep it from then on: two
// histories of one ledger cannot both agree with them. A file that cannot be written is noted once, and tried again until it can. A thread of
// their own: a folder on the network that hangs holds up nobody else.
class Witnesses {
public:
    static Result<std::unique_ptr<Witnesses>> open(Store& store, std::vector<std::string> files, const Clock& clock, const Log& log);
    ~Witnesses();

    // Looks every few seconds from now on, by its own thread.
    void start();
    void stop();
    // What the thread does: the heads to every file whose minute is over.
    void look();
    [[nodiscard]] std::vector<WitnessStanding> standing() const;

private:
    Witnesses(Store& store, sql::Database database, std::vector<std::string> files, const Clock& clock, const Log& log);
    Result<std::vector<crypto::SignedTreeHead>> heads();
    Result<> append(const std::string& file, const std::vector<crypto::SignedTreeHead>& heads) const;
    void note(WitnessStanding& witness, const Result<>& done, Instant now, const std::vector<crypto::SignedTreeHead>& heads);
    void work();

    Store& m_store;
    sql::Database m_database;
    LedgerReader m_ledger;
    const Clock& m_clock;
    const Log& m_log;
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::vector<WitnessStanding> m_witnesses;
    std::thread m_thread;
    bool m_stopping = false;
};

} // namespace paillasse::store
