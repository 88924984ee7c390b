// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/access/person.h"
#include "app/store/accounts/watchentries.h"
#include "app/store/watch/kindmask.h"

// What is watched for, as the rule file says it (docs/rules.md).
namespace paillasse::store {

constexpr std::uint32_t bitOf(SignInFault fault) { return std::uint32_t{1} << static_cast<unsigned>(fault); }
constexpr std::uint32_t bitOf(Condition condition) { return std::uint32_t{1} << static_cast<unsigned>(condition); }

// By what events are put together. What has none of it (a failed sign-in under a name that nobody has) is passed over.
enum class GroupBy { Person, Workstation, Laboratory, Everywhere };
constexpr GroupBy lastOf(GroupBy) { return GroupBy::Everywhere; }
enum class Counted {
    Events,
    Amount,   // the events' own counts: attempts, rows, hits
    Patients, // that differ
    People    // that differ
};
constexpr Counted lastOf(Counted) { return Counted::People; }

// So much within a window.
struct CountForm {
    KindMask events = 0;
    GroupBy group{};
    Counted counted{};
    std::int64_t windowMinutes = 0;
    std::int64_t threshold = 0;
    std::uint32_t faults = 0;                 // of failed sign-ins; 0: any
    std::optional<std::int64_t> valueAtLeast; // of events that have a value; the others pass
    std::int64_t withoutOrderDays = 0;        // only patients without an order for so long; 0: any
    bool staffOrVip = false;                  // only such patients
    std::int64_t elsewhereMinutes = 0;        // only of who was at work at another workstation within so long; 0: any
    bool operator==(const CountForm&) const = default;
};

// Distinct patients a day, against the person's own usual and their role's. Both must be exceeded, as far as they are known.
struct FarMoreForm {
    KindMask events = 0;
    std::int64_t windowDays = 0;        // the mean of the days worked within it counts
    std::int64_t leastDays = 0;         // days worked within the window before it is judged
    std::int64_t factorPermille = 0;    // of their own usual
    std::int64_t roleFactorPermille = 0;
    std::int64_t floor = 0;             // patients a day below which nothing is said
    bool operator==(const FarMoreForm&) const = default;
};

// Work in hours of the week in which the person hardly ever works.
struct OutsideHoursForm {
    KindMask events = 0;
    std::int64_t windowMinutes = 0;
    std::int64_t threshold = 0;         // events outside within the window
    std::int64_t slackHours = 0;        // earlier or later than usual is usual
    std::int64_t hardlyEverDays = 0;    // of the past four weeks: on so many or fewer like days is hardly ever
    std::int64_t leastHistoryDays = 0;  // worked in the past four weeks; with fewer, the night and the role decide
    std::int64_t nightFrom = 0;         // hours of the day
    std::int64_t nightTo = 0;
    bool operator==(const OutsideHoursForm&) const = default;
};

// A condition's value.
struct ThresholdForm {
    std::uint32_t conditions = 0;
    GroupBy group{};
    std::optional<std::int64_t> above;
    std::optional<std::int64_t> below;
    bool operator==(const ThresholdForm&) const = default;
};

struct Rule {
    std::string name;
    std::string why;                    // each threshold, in sentences
    wire::Severity severity{};
    std::int64_t escalateMinutes = 0;   // 0: never
    std::int64_t quietMinutes = 0;      // before the same is told again
    std::variant<CountForm, FarMoreForm, OutsideHoursForm, ThresholdForm> form;
    bool operator==(const Rule&) const = default;
};
using Rules = std::vector<Rule>;

} // namespace paillasse::store
