// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "app/lab/measurement.h"

namespace paillasse::exchange {

// A number as another system writes it: "4.00", ".5", "+5", "1.2e3", and a decimal comma. Nothing for what could be read in two ways:
// "4,200" is four or four thousand, "1.234.567" or "1 234" are grouped. More than nine decimals (or fifteen digits) are rounded to that; `isRounded` is told.
std::optional<lab::Decimal> readDecimal(std::string_view text, bool* isRounded = nullptr);
// Which of the two a source uses where it says so, or where its other numbers do.
enum class DecimalSign { Unknown, Point, Comma };
// The numbers in a text with a decimal point and without groups, where that leaves no doubt: "1.234,5" → "1234.5"; "4,200" → "4.200" with
// Comma, "4200" with Point, and as it is with neither; "1.234.567" → "1234567". Spaces group only with Comma. What is in doubt stays.
std::string withPlainNumbers(std::string_view text, DecimalSign sign);
// Comma where one of the texts has a number that only a decimal comma explains, else Point where only a point does.
DecimalSign decimalSignOf(std::span<const std::string_view> texts);
// With "<", "<=", "≤", ">"… before it.
std::optional<lab::Quantity> readQuantity(std::string_view text, bool* isRounded = nullptr);
// "1/160", "1:160", "160 (1/160)" is none.
std::optional<lab::Titre> readTitre(std::string_view text);
std::optional<lab::Comparator> readComparator(std::string_view text);

// "3.90-5.60", "<7800", ">= 60": bounds; anything else is kept as text.
lab::AppliedRange readRange(std::string_view text);

// The codes of HL7 table 0078 that are levels; nothing for the others.
std::optional<lab::Level> readLevel(std::string_view code);

} // namespace paillasse::exchange
