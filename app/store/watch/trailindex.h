// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <tuple>

#include "app/store/watch/idnumbers.h"
#include "app/store/watch/ledgertail.h"
#include "app/store/watch/watchfile.h"

namespace paillasse::store {

// The trail's index, for its one writer: every event as a row, counts by hour and day, and how far the ledgers are in. All of a batch is in one
// transaction, so an event is counted once whatever ends the store. A file that was lost is filled again from the ledgers' beginning.
class TrailIndex {
public:
    // What somebody else keeps in watch.db of the same events, in the same transaction, in tables of their own. An error undoes the batch: it comes again.
    using Consumer = std::function<Result<>(sql::Database&, const std::vector<WatchEvent>&)>;

    static Result<std::unique_ptr<TrailIndex>> open(Store& store);

    [[nodiscard]] Result<TailPositions> positions() { return positionsIn(m_file.database); }
    Result<> write(const TailBatch& batch, const std::vector<Consumer>& consumers = {});
    // For the consumers' tables: sql::bringUp with a part of their own.
    sql::Database& database() { return m_file.database; }
    [[nodiscard]] bool isNew() const { return m_file.isNew; }

private:
    explicit TrailIndex(WatchFile file);
    Result<> writeAll(const TailBatch& batch, const std::vector<Consumer>& consumers);
    Result<> insert(sql::Statement& statement, const WatchEvent& event);
    Result<> putCounts();
    Result<> putPositions(const TailBatch& batch);
    // What a month's key took with it.
    Result<> drop(const WatchEvent& expired);

    WatchFile m_file;
    IdNumbers m_laboratories;
    IdNumbers m_people;
    IdNumbers m_workstations;
    IdNumbers m_patients;
    // Of the batch, before they are added: (laboratory, hour, kind), (person, day, kind)
    using Counts = std::map<std::tuple<std::int64_t, std::int64_t, int>, std::int64_t>;
    Counts m_hourly;
    Counts m_daily;
};

} // namespace paillasse::store
