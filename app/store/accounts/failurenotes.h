// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>
#include <tuple>

#include "app/base/log.h"
#include "app/lab/ids.h"
#include "app/store/accounts/watchentries.h"

namespace paillasse::store {

class Writer;

// Refused sign-ins and codes, gathered by person, workstation and fault: a flood of them is one entry of the ledger a second. Of a name
// that nobody has, nothing is kept but that it was tried.
class FailureNotes {
public:
    // Distinct ones in an entry; of what comes beyond them only the fault is counted.
    static constexpr std::size_t mostKinds = 1000;

    FailureNotes(Writer& writer, const Log& log, std::chrono::milliseconds gatheredFor = std::chrono::seconds(1));
    // Enters what is left; the writer must still run.
    ~FailureNotes();
    FailureNotes(const FailureNotes&) = delete;
    FailureNotes& operator=(const FailureNotes&) = delete;

    // From any thread, without waiting for anything. `person` is null for a name that nobody has.
    void note(const lab::PersonId& person, const lab::WorkstationId& at, SignInFault fault);
    // What was gathered goes to the ledger now; on an error it is kept for the next time.
    Result<> enterNow();
    // Takes no more, enters what is left.
    void stop();

private:
    using Kind = std::tuple<lab::PersonId, lab::WorkstationId, SignInFault>;
    using Counts = std::map<Kind, std::uint32_t>;

    void add(const Kind& kind, std::uint32_t count);
    void work();

    Writer& m_writer;
    const Log& m_log;
    const std::chrono::milliseconds m_gatheredFor;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    Counts m_counts;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace paillasse::store
