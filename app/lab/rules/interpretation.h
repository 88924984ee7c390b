// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/examination.h"
#include "app/lab/rules/demography.h"

namespace paillasse::lab {

struct Interpretation {
    AppliedRange range;
    Level level = Level::Normal;
    bool operator==(const Interpretation&) const = default;
};

// The most specific interval that fits: one for the sex before one for both, then the narrowest ages. Where sex or age is not known,
// or no interval covers the age, a default stands in and says so: the bounds common to both sexes, the adult's interval.
AppliedRange applicableRange(const Examination& examination, const Demography& demography);

// Range and level of a value as the screen shows them on each keystroke. Bounds belong to the interval. Off-scale values compare
// conservatively: "<5" is normal only if everything below 5 is, critical as soon as some of it may be.
Interpretation interpret(const Examination& examination, const Value& value, const Demography& demography);

} // namespace paillasse::lab
