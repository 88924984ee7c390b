// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/accounts/forcedseattable.h"

#include "app/store/core/query.h"

namespace paillasse::store {

Result<> ForcedSeatTable::insert(const ForcedSeat& s)
{
    return run(m_database, "INSERT INTO forced_seat (person, seat, workstation, from_workstation, taken_at) VALUES (?, ?, ?, ?, ?)", s.person, s.seat, s.workstation, s.from, s.takenAt);
}

Result<> ForcedSeatTable::see(const lab::PersonId& person, std::uint64_t seat, const lab::PersonId& by, Instant at)
{
    const auto seen = run(m_database, "UPDATE forced_seat SET seen_by = ?, seen_at = ? WHERE person = ? AND seat = ? AND seen_by IS NULL", by, at, person, seat);
    if (!seen || m_database.changes() == 1)
        return seen;
    const auto isThere = first(m_database, "SELECT 1 FROM forced_seat WHERE person = ? AND seat = ?", [](sql::Statement&) {}, person, seat);
    if (!isThere)
        return tl::unexpected(isThere.error());
    return *isThere ? fail(ErrorCode::Conflict, "seen already") : fail(ErrorCode::NotFound, "no such seat");
}

Result<std::vector<ForcedSeat>> ForcedSeatTable::all(const std::function<bool(const lab::PersonId&)>& isAskedFor)
{
    constexpr std::size_t most = 200;
    std::vector<ForcedSeat> seats;
    const auto take = [&](sql::Statement& row) -> Result<> {
        if (const auto person = row.id<lab::PersonId>(0); seats.size() < most && isAskedFor(person))
            seats.push_back({person, row.unsignedInteger(1), row.id<lab::WorkstationId>(2), row.id<lab::WorkstationId>(3), row.instant(4), row.id<lab::PersonId>(5), row.instant(6)});
        return {};
    };
    const auto done = each(m_database,
                           "SELECT person, seat, workstation, from_workstation, taken_at, seen_by, seen_at FROM forced_seat "
                           "ORDER BY seen_by IS NOT NULL, taken_at DESC",
                           take);
    if (!done)
        return tl::unexpected(done.error());
    return seats;
}

} // namespace paillasse::store
