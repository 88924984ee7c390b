// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <random>
#include <unordered_map>
#include <vector>

#include "app/store/watch/event.h"

namespace paillasse::generator {

// How large a group of laboratories is watched.
struct GroupSize {
    std::uint32_t laboratories = 28;
    std::uint32_t workstations = 20; // in each
    std::uint32_t people = 14;       // in each: some 400 in all
};

// Random, the same everywhere for the same seed.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : m_engine(seed) {}

    std::uint32_t below(std::uint32_t n) { return static_cast<std::uint32_t>(m_engine() % n); }
    std::int64_t between(std::int64_t least, std::int64_t most) { return least + static_cast<std::int64_t>(m_engine() % static_cast<std::uint64_t>(most - least + 1)); }
    bool chance(double share) { return static_cast<double>(m_engine() >> 11) * 0x1p-53 < share; }
    // About 1, rarely outside 1 ± 3 · spread; never below a tenth.
    double around(double spread);

private:
    std::mt19937_64 m_engine;
};

// Ids say what they are: so nothing has to be looked up.
lab::LaboratoryId laboratoryId(std::uint32_t laboratory);
lab::WorkstationId workstationId(std::uint32_t laboratory, std::uint32_t workstation);
lab::PersonId personId(std::uint32_t laboratory, std::uint32_t person);
// `orderDay`: of their newest order, since 1970; 0: they never had one.
lab::PatientId patientId(std::uint32_t laboratory, std::uint32_t patient, std::uint32_t orderDay, bool isStaffOrVip = false);

enum class Rhythm { Day, Early, Late, Night };

struct Member {
    lab::PersonId id;
    std::uint32_t laboratory = 0;
    access::Role role{};
    std::uint32_t team = 0;      // which weekend, which week of nights
    bool takesNights = false;
    double patients = 0;         // on an ordinary day
    std::uint32_t workstation = 0;
    bool isNew = false;          // began with the week itself
    bool isOnHoliday = false;    // in the week itself
};

// The group's people, seeded.
std::vector<Member> makeMembers(const GroupSize& size, Dice& dice);
// In which shift somebody works on a day (0: the first Monday); nothing: not at all.
std::optional<Rhythm> shiftOf(const Member& member, int day);
// Minutes since midnight; a night ends on the next day.
struct Hours {
    int from = 0;
    int until = 0;
};
Hours hoursOf(Rhythm rhythm, access::Role role);

class SimulatedSurroundings final : public store::Surroundings {
public:
    explicit SimulatedSurroundings(const std::vector<Member>& members);
    access::Role roleOf(const lab::PersonId& person, const lab::LaboratoryId& laboratory) override;
    bool isStaffOrVip(const lab::LaboratoryId& laboratory, const lab::PatientId& patient) override;
    std::optional<std::int64_t> daysSinceOrder(const lab::LaboratoryId& laboratory, const lab::PatientId& patient, Instant at) override;
    Instant dayOf(const lab::LaboratoryId& laboratory, Instant at) override;
    int hourOfWeek(const lab::LaboratoryId& laboratory, Instant at) override;

private:
    std::unordered_map<lab::PersonId, access::Role> m_roles;
};

} // namespace paillasse::generator
