// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <vector>

#include "app/sql/database.h"
#include "app/store/watch/countedhours.h"
#include "app/store/watch/idnumbers.h"
#include "app/store/watch/tailpositions.h"
#include "app/store/watch/trailfilter.h"
#include "app/wire/watchmessages.h"

namespace paillasse::store {

// A question whose bounds were checked.
struct TrailSearch {
    wire::TrailQuery query;            // `reference` was looked up: it is in `patient`
    std::vector<lab::PersonId> people; // of the laboratory: what they did in the store as a whole belongs to it, too
    Instant now;
    std::uint32_t limit = 0;           // rows
};

// Reads the trail's index, over a connection of its own; one thread at a time.
class TrailReader {
public:
    static constexpr std::uint64_t countedAtMost = 100'000; // TrailReply::total says no more than that
    static constexpr std::int64_t chartMs = 14 * dayMs;

    explicit TrailReader(sql::Database database);

    // Without names and references.
    Result<wire::TrailReply> find(const TrailSearch& search);
    // The newest leaf that is in, and how many of each ledger are.
    Result<Instant> reached();
    Result<TailPositions> positions();

private:
    Result<std::vector<TrailFilter>> strands(const TrailSearch& search, Instant from, Instant to);
    Result<std::string> numbersOf(const std::vector<lab::PersonId>& people);
    Result<> readRows(const TrailFilter& strand, const TrailSearch& search, std::vector<wire::TrailRow>& rows);
    Result<wire::TrailRow> rowOf(const sql::Statement& row);
    Result<> count(const TrailFilter& strand, std::uint64_t& total);
    Result<> chart(const TrailSearch& search, Instant from, Instant to, std::map<std::int64_t, std::uint32_t>& hours);
    Result<> readCounted(const TrailSearch& search, Instant from, Instant to, const CountedHours::Stretch& counted, wire::TrailReply& reply);
    // What is asked for of one laboratory in whole hours was counted; nothing of it where somebody is asked about.
    Result<CountedHours::Stretch> counted(const TrailSearch& search, Instant from, Instant to);
    Result<> chart(const TrailFilter& strand, std::map<std::int64_t, std::uint32_t>& hours);

    sql::Database m_database;
    IdNumbers m_laboratories;
    IdNumbers m_people;
    IdNumbers m_workstations;
    IdNumbers m_patients;
};

} // namespace paillasse::store
