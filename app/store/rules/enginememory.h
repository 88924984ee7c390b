// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <unordered_map>

#include "app/base/bytes.h"
#include "app/base/result.h"
#include "app/store/rules/dayreads.h"
#include "app/store/rules/rule.h"
#include "app/store/rules/whereabouts.h"
#include "app/store/rules/window.h"
#include "app/store/rules/workedhours.h"

namespace paillasse::store {

// The last time that a rule spoke of a group.
struct Raised {
    Instant at;                   // null: never
    std::int64_t observed = 0;
    lab::LaboratoryId laboratory; // that it was told to
    bool operator==(const Raised&) const = default;
};
// What a rule remembers of one person, workstation, laboratory or everything.
struct Group {
    static constexpr std::size_t mostCauses = 32;

    Window window;
    DistinctWindow distinct;
    std::vector<wire::EventPlace> causes; // newest last
    Raised raised;
    Instant last;                         // its newest event
};
// On how many like days a person worked at this hour; nothing: too little is known.
struct LikeDays {
    std::int64_t hour = -1;
    std::optional<int> days;
};
struct RunningRule {
    Rule rule;
    std::uint64_t print = 0; // of its form: what was remembered under another form says nothing
    std::unordered_map<Uuid, Group> groups = {};
    std::unordered_map<lab::PersonId, LikeDays> likeDays = {}; // of the present hour; asked again after a restart
};
struct RoleIn {
    lab::LaboratoryId laboratory;
    access::Role role{};
    auto operator<=>(const RoleIn&) const = default;
};

// Everything that the engine remembers. Bounded by the people and workstations there are.
struct EngineMemory {
    std::vector<RunningRule> rules;
    std::vector<std::pair<KindMask, DayReads>> reads; // one for each set of kinds that a rule of the form far-more counts
    std::unordered_map<lab::PersonId, WorkedHours> hours;
    std::map<RoleIn, WorkedHours> roleHours;
    Whereabouts whereabouts;
    Instant swept;
};

std::uint64_t printOf(const Rule& rule);
// Deterministic CBOR. The same memory is the same bytes.
Bytes saved(const EngineMemory& memory);
// Into the memory of the rules that are in force; what was remembered for others is dropped. Nothing is changed when it fails.
Result<> restore(EngineMemory& memory, ByteView bytes);

} // namespace paillasse::store
