// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "app/base/clock.h"

namespace paillasse {

// A day of the Gregorian calendar, without a zone: a date of birth, a day of collection. Null is 0000-00-00.
struct Date {
    std::int16_t year = 0;
    std::uint8_t month = 0;
    std::uint8_t day = 0;

    static Date fromDays(std::int64_t daysSinceEpoch);
    // The UTC day of an instant.
    static Date of(Instant instant);
    // "YYYY-MM-DD" (ISO 8601) or "YYYYMMDD" (HL7, HPRIM); nothing for a day that does not exist.
    static std::optional<Date> parse(std::string_view text);

    [[nodiscard]] bool isNull() const { return year == 0; }
    [[nodiscard]] bool isValid() const;
    [[nodiscard]] std::int64_t toDays() const;
    [[nodiscard]] std::string toIso() const;

    auto operator<=>(const Date&) const = default;
};

// Whole years between two days, as a birthday counts them; born on 29 February ages on 1 March. 0 if birth is later.
int yearsBetween(Date birth, Date day);

// "2026-03-12T08:47:00.000Z"; what lies outside the years 1 to 9999 is written as their first or last moment.
std::string toIsoUtc(Instant instant);
// The form above, with or without fraction, "Z" or "+01:00"; no zone is taken as UTC.
std::optional<Instant> parseIso(std::string_view text);

} // namespace paillasse
