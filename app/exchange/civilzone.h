// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "app/base/civiltime.h"

namespace paillasse::exchange {

// The zone of times that name none: a standard offset, and the European Union's summer time (last Sunday of March 01:00 UTC to
// last Sunday of October 01:00 UTC, as since 1996) or none.
struct CivilZone {
    int minutesEast = 60; // France
    bool europeanSummer = true;

    // A wall clock's time, its milliseconds counted as if it were UTC.
    [[nodiscard]] Instant instantOf(std::int64_t wallMs) const;
    // The other way round.
    [[nodiscard]] std::int64_t wallOf(Instant at) const;
    // The day that a calendar on that wall shows.
    [[nodiscard]] Date dayOf(Instant at) const { return Date::of(Instant{wallOf(at)}); }
};

// HL7 DTM: YYYY[MM[DD[HH[MM[SS[.S…]]]]]][±ZZZZ], the rest of a TS component ignored. A year or a month alone is no instant.
std::optional<Instant> readHl7Time(std::string_view text, const CivilZone& zone);
// Its zone in minutes east, if it names one.
std::optional<int> zoneOfHl7Time(std::string_view text);
// The day of birth: only when it is a whole day.
std::optional<Date> readHl7Date(std::string_view text);

// FHIR dateTime and instant: YYYY-MM-DD or with a time and a zone.
std::optional<Instant> readFhirTime(std::string_view text, const CivilZone& zone);

} // namespace paillasse::exchange
