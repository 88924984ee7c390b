// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/generator/watchedgroup.h"

#include <algorithm>

namespace paillasse::generator {

using access::Role;

namespace {

constexpr std::int64_t zoneMs = hourMs; // winter time in Paris
constexpr std::int64_t mondayMs = 4 * dayMs;

template <class Tag>
Id<Tag> id(std::uint8_t what, std::uint32_t first, std::uint32_t second, std::uint32_t third = 0, bool mark = false)
{
    std::array<std::uint8_t, 16> bytes{};
    for (unsigned i = 0; i < 4; ++i) {
        bytes[i] = static_cast<std::uint8_t>(first >> (8 * i));
        bytes[4 + i] = static_cast<std::uint8_t>(second >> (8 * i));
        bytes[8 + i] = static_cast<std::uint8_t>(third >> (8 * i));
    }
    bytes[14] = mark ? 1 : 0;
    bytes[15] = what;
    return Id<Tag>(Uuid(bytes));
}

double usualPatients(Role role, Dice& dice)
{
    switch (role) {
    case Role::Technician: return static_cast<double>(dice.between(22, 42));
    case Role::Biologist: return static_cast<double>(dice.between(35, 65));
    case Role::Receptionist: return static_cast<double>(dice.between(30, 55));
    default: return static_cast<double>(dice.between(1, 4));
    }
}

Role roleAt(std::uint32_t place)
{
    constexpr Role roles[] = {Role::SecurityOfficer, Role::Administrator, Role::Biologist, Role::Biologist, Role::Receptionist, Role::Receptionist, Role::Receptionist};
    return place < std::size(roles) ? roles[place] : Role::Technician;
}

} // namespace

double Dice::around(double spread)
{
    double sum = 0;
    for (int i = 0; i < 12; ++i)
        sum += static_cast<double>(m_engine() >> 11) * 0x1p-53;
    return std::max(0.1, 1 + spread * (sum - 6));
}

lab::LaboratoryId laboratoryId(std::uint32_t laboratory) { return id<lab::LaboratoryTag>(1, laboratory, 0); }
lab::WorkstationId workstationId(std::uint32_t laboratory, std::uint32_t workstation) { return id<lab::WorkstationTag>(2, laboratory, workstation); }
lab::PersonId personId(std::uint32_t laboratory, std::uint32_t person) { return id<lab::PersonTag>(3, laboratory, person); }
lab::PatientId patientId(std::uint32_t laboratory, std::uint32_t patient, std::uint32_t orderDay, bool isStaffOrVip)
{
    return id<lab::PatientTag>(4, laboratory, patient, orderDay, isStaffOrVip);
}

std::vector<Member> makeMembers(const GroupSize& size, Dice& dice)
{
    std::vector<Member> members;
    for (std::uint32_t laboratory = 0; laboratory < size.laboratories; ++laboratory)
        for (std::uint32_t place = 0; place < size.people; ++place) {
            Member member;
            member.id = personId(laboratory, place);
            member.laboratory = laboratory;
            member.role = roleAt(place);
            member.team = place;
            // Every fourth laboratory works round the clock; three technicians share its nights.
            member.takesNights = laboratory % 4 == 0 && place + 3 >= size.people;
            member.patients = usualPatients(member.role, dice);
            member.workstation = dice.below(size.workstations);
            member.isNew = member.role == Role::Technician && !member.takesNights && dice.chance(0.03);
            member.isOnHoliday = !member.isNew && !member.takesNights && dice.chance(0.06);
            members.push_back(member);
        }
    return members;
}

std::optional<Rhythm> shiftOf(const Member& member, int day)
{
    const int week = day / 7;
    const int weekday = day % 7;
    const auto turn = static_cast<int>(member.team) + week;
    const bool atBench = member.role == Role::Technician;
    if (member.takesNights)
        return turn % 3 == 0 ? std::optional(Rhythm::Night) : weekday < 5 ? std::optional(Rhythm::Late) : std::nullopt;
    const bool worksWeekends = atBench || member.role == Role::Biologist || member.role == Role::Receptionist;
    if (weekday == 6 || (weekday == 5 && (!worksWeekends || turn % 2 != 0)))
        return std::nullopt; // of the Saturdays every second; on Sundays those of the night are there
    if (!worksWeekends || member.role == Role::Biologist)
        return Rhythm::Day;
    return weekday == 5 || turn % 2 == 0 ? Rhythm::Early : Rhythm::Late;
}

Hours hoursOf(Rhythm rhythm, Role role)
{
    switch (rhythm) {
    case Rhythm::Day: return role == Role::Biologist ? Hours{8 * 60, 18 * 60} : Hours{9 * 60, 17 * 60};
    case Rhythm::Early: return {6 * 60 + 30, 14 * 60 + 30};
    case Rhythm::Late: return {12 * 60, 20 * 60};
    case Rhythm::Night: break;
    }
    return {20 * 60 + 30, 30 * 60 + 30};
}

SimulatedSurroundings::SimulatedSurroundings(const std::vector<Member>& members)
{
    for (const auto& member : members)
        m_roles[member.id] = member.role;
}

Role SimulatedSurroundings::roleOf(const lab::PersonId& person, const lab::LaboratoryId&)
{
    const auto found = m_roles.find(person);
    return found == m_roles.end() ? Role::None : found->second;
}

bool SimulatedSurroundings::isStaffOrVip(const lab::LaboratoryId&, const lab::PatientId& patient)
{
    return patient.bytes()[14] == 1;
}

std::optional<std::int64_t> SimulatedSurroundings::daysSinceOrder(const lab::LaboratoryId&, const lab::PatientId& patient, Instant at)
{
    std::int64_t ordered = 0;
    for (unsigned i = 0; i < 4; ++i)
        ordered |= std::int64_t{patient.bytes()[8 + i]} << (8 * i);
    if (ordered == 0)
        return std::nullopt;
    return std::max<std::int64_t>(0, (at.ms + zoneMs) / dayMs - ordered);
}

Instant SimulatedSurroundings::dayOf(const lab::LaboratoryId&, Instant at)
{
    return {(at.ms + zoneMs) / dayMs * dayMs - zoneMs};
}

int SimulatedSurroundings::hourOfWeek(const lab::LaboratoryId&, Instant at)
{
    return static_cast<int>((at.ms + zoneMs - mondayMs) / hourMs % 168);
}

} // namespace paillasse::generator
