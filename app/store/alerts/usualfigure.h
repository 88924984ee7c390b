// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "app/store/alerts/hourlycounts.h"
#include "app/store/watch/kindmask.h"

// Today against what is usual: the same weekday of the last weeks, until the same time of day.
namespace paillasse::store {

// The beginning of a laboratory's day, in its zone.
using DayOf = std::function<Instant(const lab::LaboratoryId&, Instant)>;

// Between them lies the middle half (interpolated linearly, as Hyndman and Fan's type 7); 0 and 0 of nothing.
struct Quartiles {
    double low = 0;
    double middle = 0;
    double high = 0;
};
Quartiles quartilesOf(std::vector<std::uint32_t> counts);

// Nothing is usual before three weeks are known.
Result<wire::UsualFigure> usualFigure(HourlyCounts& counts, const DayOf& dayOf, const lab::LaboratoryId& laboratory, std::uint64_t kinds, Instant now);

// People and workstations far above their own usual day until now: at least `floor`, and `factor` times as much. Of whom no usual is known it
// takes as much as if the floor were their usual. Without names; those that stand out most first.
struct OutlierRule {
    wire::EventKind kind{};      // shown
    std::uint64_t kinds = 0;     // counted
    std::uint32_t floor = 0;
    std::uint32_t factor = 3;
};
Result<std::vector<wire::Outlier>> outliersOf(HourlyCounts& counts, const DayOf& dayOf, const lab::LaboratoryId& laboratory, const OutlierRule& rule, Instant now);

} // namespace paillasse::store
