// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/base/civiltime.h"
#include "app/exchange/civilzone.h"

namespace paillasse::exchange {

// How a table or a message writes a day. A time may follow each (15:04, 15:04:05, 3:04 PM, 150405), and a zone (Z, +0100, +01:00).
enum class DayStyle {
    Iso,         // 2026-03-12
    Compact,     // 20260312
    DayFirst,    // 12/03/2026, 12-03-2026, 12.03.2026
    MonthFirst,  // 3/12/2026
    YearSlashes, // 2026/03/12
    CompactDayFirst, // 12032026
    ShortYear,   // 12/03/26: of the hundred years that end with the pivot
    SerialDay    // 46093 or 46093,62: days since 30 December 1899, as spreadsheets count
};
constexpr DayStyle lastOf(DayStyle) { return DayStyle::SerialDay; }

// "yyyy-mm-dd", "dd/mm/yyyy", "serial": for mapping files.
std::string_view nameOf(DayStyle style);
std::optional<DayStyle> dayStyleNamed(std::string_view name);

struct Moment {
    Date day;
    std::optional<std::int64_t> msOfDay; // nothing: only a day
    std::optional<int> minutesEast;      // nothing: it names no zone
};
// Nothing when it is none, or no day of the calendar. `shortYearUntil`: the last year that two digits stand for.
std::optional<Moment> readMoment(std::string_view text, DayStyle style, int shortYearUntil = 2049);
Instant instantOf(const Moment& moment, const CivilZone& zone);

} // namespace paillasse::exchange
