// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "app/base/clock.h"
#include "app/sql/database.h"
#include "app/store/core/keystore.h"
#include "app/store/core/store.h"

namespace paillasse::store {

class Writer;

// Takes away the months of the trail whose time is over (docs/decisions/0038): an entry of class Expire says so first, then the month's key
// is destroyed, then header, salt and ciphertext go; the leaves and their hashes stay. What a crash cuts short goes on at the next call.
class TrailExpiry {
public:
    struct Month {
        lab::LaboratoryId laboratory;   // null: the store-wide ledger
        std::uint32_t month = 0;        // year · 100 + month
        std::uint64_t entries = 0;
    };

    static Result<TrailExpiry> open(Store& store, Writer& writer, const Clock& clock);

    // What would go now.
    Result<std::vector<Month>> due();
    // What went now.
    Result<std::vector<Month>> expire();

private:
    // A month's key, and the rows of the ledger that it sealed.
    struct Sealed {
        KeyId key = 0;
        LaboratoryNumber ledger = 0;
        Month month;
        std::vector<std::uint64_t> rows;
    };

    TrailExpiry(Store& store, Writer& writer, const Clock& clock, sql::Database database);
    // Keys and months, the rows not yet looked for.
    Result<std::vector<Sealed>> over();
    Result<std::vector<Sealed>> begun();
    Result<> findRows(Sealed& sealed);
    // NotFound: another process was first.
    Result<> intend(const Sealed& sealed);
    Result<> finish(const Sealed& sealed);
    // The first row of the ledger of that time or later.
    Result<std::uint64_t> firstRowFrom(LaboratoryNumber ledger, Instant time);

    Store& m_store;
    Writer& m_writer;
    const Clock& m_clock;
    sql::Database m_database;
};

} // namespace paillasse::store
