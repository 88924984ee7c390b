// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>

#include "tests/journeys/storeprocess.h"
#include "tests/store/core/readleaves.h"

namespace paillasse::journeys {

// What a store's ledger says was read, from beside the process that serves it.
inline std::vector<store::testing::ReadLeaf> readLeaves(const StoreProcess& process)
{
    const auto store = store::testing::must(store::Store::open(store::DataDirectory(process.data().toStdString())));
    return store::testing::readLeaves(*store, store::testing::must(store->laboratories()).front().id);
}

// One reading with the act that brought it.
struct LedgerReading {
    lab::Reading reading;
    lab::PersonId person;
    Instant arrived; // the store's clock
};

inline std::vector<LedgerReading> readings(const StoreProcess& process, lab::ReadingKind kind)
{
    std::vector<LedgerReading> all;
    for (const auto& leaf : readLeaves(process))
        for (const auto& reading : leaf.readings())
            if (reading.kind == kind)
                all.push_back({reading, leaf.act.person, leaf.leaf.time});
    return all;
}

} // namespace paillasse::journeys
