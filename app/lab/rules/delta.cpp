// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/rules/delta.h"

#include <algorithm>
#include <cmath>

namespace paillasse::lab {

namespace {

const Decimal* exactNumber(const Measurement& measurement)
{
    const auto* quantity = std::get_if<Quantity>(&measurement.value);
    return quantity != nullptr && quantity->comparator == Comparator::None ? &quantity->number : nullptr;
}

bool isWithinOwnRange(const Measurement& measurement)
{
    const bool hasRange = measurement.range.low || measurement.range.high;
    return hasRange && measurement.level == Level::Normal;
}

bool exceeds(const DeltaRule& rule, double change, double previous, double days)
{
    const double limit = rule.limit.toDouble();
    switch (rule.kind) {
    case DeltaKind::None:
        return false;
    case DeltaKind::Absolute:
        return std::abs(change) > limit;
    case DeltaKind::Percent:
        // From nothing to something has no percentage; any such change is a change.
        return previous == 0.0 ? change != 0.0 : std::abs(change) * 100.0 > limit * std::abs(previous);
    case DeltaKind::PerDay:
        // Two tubes of one day are a day apart: an hour's noise must not become a slope.
        return std::abs(change) > limit * std::max(days, 1.0);
    }
    return false;
}

} // namespace

bool areComparable(const Measurement& a, const Measurement& b)
{
    return a.unit == b.unit && (a.method.empty() || b.method.empty() || a.method == b.method);
}

std::optional<DeltaMark> deltaCheck(const DeltaRule& rule, const Dated& current, const Dated& previous)
{
    const auto* now = exactNumber(current.measurement);
    const auto* then = exactNumber(previous.measurement);
    const auto elapsed = current.collectedAt - previous.collectedAt;
    if (rule.kind == DeltaKind::None || now == nullptr || then == nullptr || elapsed < 0 || elapsed > rule.windowDays * dayMs)
        return std::nullopt;
    if (!areComparable(current.measurement, previous.measurement) || (isWithinOwnRange(current.measurement) && isWithinOwnRange(previous.measurement)))
        return std::nullopt;
    // Exact decimals: 6.4 − 4.2 must be 2.2, not 2.2000000000000002 that exceeds a limit of 2.2.
    const int scale = std::max(now->scale(), then->scale());
    const auto change = Decimal::rounded(now->toDouble() - then->toDouble(), scale);
    if (!change || !exceeds(rule, change->toDouble(), then->toDouble(), static_cast<double>(elapsed) / dayMs))
        return std::nullopt;
    return DeltaMark{*change, previous.measurement.id};
}

double referenceChangeValue(double analyticalCv, double withinSubjectCv)
{
    return std::sqrt(2.0) * 1.96 * std::hypot(analyticalCv, withinSubjectCv);
}

} // namespace paillasse::lab
