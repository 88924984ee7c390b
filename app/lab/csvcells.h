// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/lab/examination.h"

// The small notations inside the cells of a catalogue (resources/catalogue/README.md). Each gives nothing for what it cannot read.
namespace paillasse::lab::csv {

std::string_view trimmed(std::string_view text);
// Split at `mark`, each part trimmed; an empty text has no parts.
std::vector<std::string_view> parts(std::string_view text, char mark);

// "28j", "6m", "18a": days. A year is 365.25 days, a month its twelfth, rounded down.
std::optional<std::int32_t> readAge(std::string_view text);
// "F 18a-65a = 45..84 # femme adulte", "= ..5", "0-28j = 27..88", "= "négatif""; several with "|".
std::optional<std::vector<ReferenceRange>> readRanges(std::string_view cell);
// "= 2.8..6.2 | 0-28j = 2.5..6.5"
std::optional<std::vector<CriticalLimits>> readCritical(std::string_view cell);
// "abs 1.0 / 7j", "pct 30 / 90j", "day 0.5 / 7j"
std::optional<DeltaRule> readDelta(std::string_view cell);
// "NEG = négatif = negative = N | POS = positif = positive = A"; level N, A (abnormal) or AA (critical)
std::optional<std::vector<CodedAnswer>> readAnswers(std::string_view cell);
// "0.5..12", either side may be missing.
struct Bounds {
    std::optional<Decimal> low;
    std::optional<Decimal> high;
};
std::optional<Bounds> readBounds(std::string_view cell);

} // namespace paillasse::lab::csv
