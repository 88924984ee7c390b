// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <random>

#include "app/store/watch/event.h"
#include "tests/store/core/worksite.h"

namespace paillasse::store::testing {

// How many of each there are; the ids are those of idOf with these kinds.
struct EventWorld {
    std::uint64_t laboratories = 2;
    std::uint64_t people = 6;
    std::uint64_t workstations = 4;
    std::uint64_t patients = 12;
};
inline lab::LaboratoryId laboratoryAt(std::uint64_t number) { return idOf<lab::LaboratoryId>(number, 9); }
inline lab::PersonId personAt(std::uint64_t number) { return idOf<lab::PersonId>(number, 1); }
inline lab::WorkstationId workstationAt(std::uint64_t number) { return idOf<lab::WorkstationId>(number, 2); }
inline lab::PatientId patientAt(std::uint64_t number) { return idOf<lab::PatientId>(number, 3); }

// Events of every shape, at `at`, in no ledger's name.
inline WatchEvent inventedEvent(std::mt19937_64& random, const EventWorld& world, Instant at, std::uint64_t sequence)
{
    const auto upTo = [&random](std::uint64_t most) { return random() % (most + 1); };
    WatchEvent event;
    event.kind = static_cast<wire::EventKind>(upTo(static_cast<std::uint64_t>(lastOf(wire::EventKind{}))));
    event.place = {upTo(3) == 0, sequence, static_cast<std::uint16_t>(upTo(2))};
    event.at = at;
    if (event.kind == wire::EventKind::Expired)
        event.kind = wire::EventKind::Locked;
    if (const auto number = upTo(world.laboratories); number > 0)
        event.laboratory = laboratoryAt(number);
    if (const auto number = upTo(world.people); number > 0)
        event.person = personAt(number);
    if (const auto number = upTo(world.workstations); number > 0)
        event.workstation = workstationAt(number);
    if (const auto number = upTo(world.patients); number > 0 && !event.laboratory.isNull())
        event.patient = patientAt(number);
    if (upTo(1) == 0) {
        event.subjectKind = event.patient.isNull() ? lab::DocumentKind::Examination : lab::DocumentKind::Order;
        event.subject = idOf<lab::DocumentId>(upTo(100) + 1, 4);
    } else if (!event.patient.isNull()) {
        event.subjectKind = lab::DocumentKind::Patient;
        event.subject = lab::documentId(event.patient);
    }
    event.done = upTo(1) == 0 ? Instant{} : at - static_cast<std::int64_t>(upTo(hourMs) + 1);
    event.count = static_cast<std::uint32_t>(upTo(9));
    event.act = static_cast<std::uint8_t>(upTo(20));
    event.offline = upTo(4) == 0;
    event.isBrief = upTo(1) == 0;
    return event;
}

} // namespace paillasse::store::testing
