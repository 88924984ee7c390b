// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "app/store/watch/finding.h"
#include "tests/generator/watchedgroup.h"

namespace paillasse::generator {

// Something that supervision has to find: who or what it is, and when.
struct Attack {
    std::string name;                // "stolen password at night"
    std::vector<std::string> rules;  // each of these would be right
    lab::LaboratoryId laboratory;    // only what a finding must name is set; nothing: the store as a whole
    lab::PersonId person;
    lab::WorkstationId workstation;
    Instant from;
    Instant until;
};

// Four weeks of ordinary work of a group of laboratories, and a fifth in which twelve attacks are hidden. Each with its own irregularities: busy
// Mondays, forgotten passwords, new people, shifts taken over, holidays, lines cut, glasses broken, exports, machines replaced.
struct WatchedWeek {
    std::vector<store::WatchEvent> events; // in the order of the store's clock
    std::vector<Attack> attacks;
    std::vector<Member> members;
    GroupSize size;
    Instant begin;                         // of the week itself
    Instant end;
};
WatchedWeek makeWatchedWeek(std::uint64_t seed, const GroupSize& size = {});

// What the rules made of it.
struct WeekScore {
    std::vector<std::string> missed;       // attacks
    std::vector<store::Finding> falseAlerts; // that belong to no attack; repeats within a day are one
    double falsePerLaboratoryAndDay = 0;
    std::uint32_t worstLaboratoryDay = 0;  // most of them in one laboratory on one day
    [[nodiscard]] std::size_t found(const WatchedWeek& week) const { return week.attacks.size() - missed.size(); }
};
WeekScore score(const WatchedWeek& week, const std::vector<store::Finding>& findings);

} // namespace paillasse::generator
