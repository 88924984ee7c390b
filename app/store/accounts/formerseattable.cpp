// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/accounts/formerseattable.h"

#include "app/store/core/query.h"

namespace paillasse::store {

Result<> FormerSeatTable::insert(const FormerSeatAct& a)
{
    return run(m_database, "INSERT INTO former_seat_act (act, laboratory, person, workstation, seat, made_at, arrived_at) VALUES (?, ?, ?, ?, ?, ?, ?)", a.act, a.laboratory, a.person,
               a.workstation, a.seat, a.madeAt, a.arrivedAt);
}

Result<std::vector<FormerSeat>> FormerSeatTable::all(const lab::LaboratoryId& laboratory)
{
    std::vector<FormerSeat> seats;
    const auto take = [&seats](sql::Statement& row) -> Result<> {
        seats.push_back({row.id<lab::PersonId>(0), row.id<lab::WorkstationId>(1), row.unsignedInteger(2), row.instant(3), row.instant(4), row.instant(5)});
        return {};
    };
    const auto done = each(m_database,
                           "SELECT person, workstation, COUNT(*), MIN(made_at), MAX(made_at), MAX(arrived_at) FROM former_seat_act WHERE laboratory = ? "
                           "GROUP BY person, workstation, seat ORDER BY MAX(arrived_at) DESC LIMIT 200",
                           take, laboratory);
    if (!done)
        return tl::unexpected(done.error());
    return seats;
}

} // namespace paillasse::store
