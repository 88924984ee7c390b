// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/accounts/entering.h"
#include "app/store/accounts/forcedseattable.h"
#include "app/store/accounts/formerseattable.h"
#include "app/store/accounts/governance.h"
#include "app/store/accounts/inorder.h"

namespace paillasse::store {

// Seats beside the sessions: what still came from where somebody no longer sat, and what was taken by force.
Result<> Governance::addSeats(const lab::LaboratoryId& laboratory, const std::vector<WorkstationFile>& files, wire::SessionsReply& reply)
{
    const std::lock_guard lock(m_mutex);
    const auto former = FormerSeatTable(m_database).all(laboratory);
    if (!former)
        return tl::unexpected(former.error());
    const auto nameOf = [this](const lab::PersonId& id) {
        const auto person = m_registry.personOf(id);
        return person ? person->displayName : std::string();
    };
    for (const auto& seat : *former)
        reply.formerSeats.push_back({seat.person, nameOf(seat.person), seat.workstation, workstationName(seat.workstation, files), seat.acts, seat.firstMadeAt, seat.lastMadeAt, seat.arrivedAt});
    const auto forced = ForcedSeatTable(m_database).all([&](const lab::PersonId& person) { return knows(laboratory, person).has_value(); });
    if (!forced)
        return tl::unexpected(forced.error());
    for (const auto& seat : *forced)
        reply.forcedSeats.push_back({seat.person, nameOf(seat.person), seat.seat, seat.workstation, workstationName(seat.workstation, files), seat.from, workstationName(seat.from, files),
                                     seat.takenAt, seat.seenBy, nameOf(seat.seenBy), seat.seenAt});
    return {};
}

Result<> Governance::seeForcedSeat(const wire::ForcedSeatSeen& seen, const Actor& by)
{
    if (const auto known = knows(seen.laboratory, seen.person); !known)
        return known;
    if (seen.person == by.person)
        return fail(ErrorCode::Refused, "nobody notes their own");
    return enter(m_writer, by.entry(SeatSeen{seen.laboratory, seen.person, seen.seat}), [&](sql::Database& database) -> Result<> {
        PersonTable people(database, m_keys);
        const auto asker = askerOf(people, by);
        if (!asker)
            return tl::unexpected(asker.error());
        const auto account = people.byId(seen.person);
        if (!account)
            return tl::unexpected(account.error());
        if (!*account)
            return fail(ErrorCode::NotFound, "nobody has this account");
        return inOrder([&] { return mayReview(*asker, (*account)->person); }, [&] { return ForcedSeatTable(database).see(seen.person, seen.seat, by.person, m_clock.now()); });
    });
}

} // namespace paillasse::store
