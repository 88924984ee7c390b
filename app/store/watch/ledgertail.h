// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "app/base/log.h"
#include "app/store/watch/leafevents.h"
#include "app/store/watch/tailpositions.h"

namespace paillasse::store {

struct TailBatch {
    std::vector<WatchEvent> events; // in the order of the store's time, those of one ledger in its order
    TailPositions reached;          // with them
    std::uint64_t leaves = 0;
    Instant upTo;                   // the newest leaf; null: nothing was new
    bool isLast = true;             // there was no more then
};

// The tails of all ledgers of a store, read as one stream. One thread at a time; a connection of its own, short read transactions.
class LedgerTail {
public:
    static Result<std::unique_ptr<LedgerTail>> open(Store& store, const Log& log, LeafEvents::HomeOf home = {});

    // What comes after `from`, some leaves of it. A leaf that is damaged is logged, counted and passed over.
    Result<TailBatch> next(const TailPositions& from, std::size_t leaves = 500);
    // Of this one leaf; nothing: it is not there, or its time is over.
    Result<std::vector<WatchEvent>> at(const LaboratoryInfo& ledger, std::uint64_t sequence);
    // Leaves that are not behind `from` yet.
    Result<std::uint64_t> lag(const TailPositions& from) { return leavesAfter(m_database, from); }
    // Changes when there may be something new.
    Result<std::int64_t> version() { return m_database.dataVersion(); }
    // Leaves that were not what the store wrote, so far: more than none is a reason to verify.
    [[nodiscard]] std::uint64_t damaged() const { return m_damaged; }

private:
    class Cursor;
    LedgerTail(Store& store, const Log& log, sql::Database database, LeafEvents::HomeOf home);
    Result<> take(Cursor& cursor, TailBatch& batch);
    void doubt(const Cursor& cursor, std::uint64_t sequence);

    const Log& m_log;
    sql::Database m_database;
    LeafEvents m_events;
    std::uint64_t m_damaged = 0;
};

} // namespace paillasse::store
