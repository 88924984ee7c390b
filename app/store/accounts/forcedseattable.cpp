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
    return run(m_database, "UPDATE forced_seat SET seen_by = ?, seen_at = ? WHERE person = ? AND seat = ? AND seen_by IS NULL", by, at, person, seat);
}

Result<std::vector<ForcedSeat>> ForcedSeatTable::all()
{
    std::vector<ForcedSeat> seats;
    const auto take = [&seats](sql::Statement& row) -> Result<> {
        seats.push_back({row.id<lab::PersonId>(0), row.unsignedInteger(1), row.id<lab::WorkstationId>(2), row.id<lab::WorkstationId>(3), row.instant(4), row.id<lab::PersonId>(5), row.instant(6)});
        return {};
    };
    const auto done = each(m_database,
                           "SELECT person, seat, workstation, from_workstation, taken_at, seen_by, seen_at FROM forced_seat "
                           "ORDER BY seen_by IS NOT NULL, taken_at DESC LIMIT 200",
                           take);
    if (!done)
        return tl::unexpected(done.error());
    return seats;
}

} // namespace paillasse::store
