// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "app/lab/examination.h"

namespace paillasse::lab {

struct Dated {
    const Measurement& measurement;
    Instant collectedAt;
};

// Same unit, and the same method or one of the two not told.
bool areComparable(const Measurement& a, const Measurement& b);

// The mark when the change is strictly greater than the examination's rule allows. Nothing without a rule, past its window, between
// values that do not compare, off the scale, or both within their own range.
std::optional<DeltaMark> deltaCheck(const DeltaRule& rule, const Dated& current, const Dated& previous);

// Reference change value, in percent, from the analytical and the within-subject coefficients of variation, in percent
// (Harris and Yasaka 1983): √2 · 1.96 · √(CVa² + CVi²).
double referenceChangeValue(double analyticalCv, double withinSubjectCv);

} // namespace paillasse::lab
