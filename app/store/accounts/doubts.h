// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <mutex>
#include <utility>

#include "app/base/clock.h"
#include "app/store/accounts/workstation.h"
#include "app/wire/watchmessages.h"

namespace paillasse::store {

class Store;
class Writer;

// What workstations say of a ledger that does not continue the one they knew. Each word is an entry of the store-wide ledger, by the
// workstation itself, at most once an hour for each workstation and ledger: it is one observation however often it is repeated. Any thread.
class Doubts {
public:
    Doubts(Store& store, Writer& writer, const Clock& clock) : m_store(store), m_writer(writer), m_clock(clock) {}

    // InvalidInput: there is no such ledger, or what it says it knew is no head that this store has signed of it; without one, it knew none.
    Result<> note(const Workstation& by, const wire::LedgerDoubt& doubt);

private:
    [[nodiscard]] bool isOfThisStore(const wire::LedgerDoubt& doubt);

    Store& m_store;
    Writer& m_writer;
    const Clock& m_clock;
    std::mutex m_mutex;
    std::map<std::pair<lab::WorkstationId, lab::LaboratoryId>, Instant> m_noted;
};

} // namespace paillasse::store
