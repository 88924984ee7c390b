// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/civilzone.h"

#include <algorithm>

namespace paillasse::exchange {

namespace {

bool areDigits(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

int number(std::string_view digits)
{
    int value = 0;
    for (const char c : digits)
        value = value * 10 + (c - '0');
    return value;
}

// 01:00 UTC on the last Sunday of the month.
std::int64_t changeOver(int year, std::uint8_t month)
{
    const auto lastDay = Date{static_cast<std::int16_t>(year), month, 31}.toDays();
    const auto weekday = ((lastDay % 7) + 7 + 4) % 7; // 1970-01-01 was a Thursday
    return (lastDay - weekday) * dayMs + hourMs;
}

// "+0100", "-05:00", "Z"; nothing when it is none of these.
std::optional<int> zoneMinutes(std::string_view zone)
{
    if (zone == "Z")
        return 0;
    if (zone.size() < 5 || (zone.front() != '+' && zone.front() != '-'))
        return std::nullopt;
    const auto hours = zone.substr(1, 2);
    const auto minutes = zone.substr(zone[3] == ':' ? 4 : 3);
    if (minutes.size() != 2 || !areDigits(hours) || !areDigits(minutes) || number(hours) > 18 || number(minutes) > 59)
        return std::nullopt;
    const int east = number(hours) * 60 + number(minutes);
    return zone.front() == '-' ? -east : east;
}

struct Split {
    std::string_view digits;   // before fraction and zone
    std::string_view fraction; // after the point
    std::string_view zone;
};

Split split(std::string_view text)
{
    Split parts;
    const auto zoneAt = text.find_first_of("+-");
    if (zoneAt != std::string_view::npos) {
        parts.zone = text.substr(zoneAt);
        text = text.substr(0, zoneAt);
    }
    const auto pointAt = text.find('.');
    if (pointAt != std::string_view::npos) {
        parts.fraction = text.substr(pointAt + 1);
        text = text.substr(0, pointAt);
    }
    parts.digits = text;
    return parts;
}

std::int64_t fractionMs(std::string_view fraction)
{
    std::int64_t ms = 0;
    for (std::size_t i = 0; i < 3; ++i)
        ms = ms * 10 + (i < fraction.size() ? fraction[i] - '0' : 0);
    return ms;
}

std::optional<std::int64_t> wallMsOf(std::string_view digits, std::string_view fraction)
{
    const auto date = Date::parse(digits.substr(0, 8));
    if (!date || !areDigits(fraction))
        return std::nullopt;
    const auto part = [&digits](std::size_t from) { return digits.size() >= from + 2 ? number(digits.substr(from, 2)) : 0; };
    const auto hours = part(8);
    const auto minutes = part(10);
    const auto seconds = part(12);
    if (hours > 23 || minutes > 59 || seconds > 60)
        return std::nullopt;
    return date->toDays() * dayMs + hours * hourMs + minutes * minuteMs + seconds * secondMs + fractionMs(fraction);
}

} // namespace

Instant CivilZone::instantOf(std::int64_t wallMs) const
{
    const Instant standard{wallMs - minutesEast * minuteMs};
    if (!europeanSummer)
        return standard;
    const int year = Date::of(Instant{wallMs}).year;
    // The hour that is repeated in October is taken as the first, the summer's.
    const bool isSummer = standard.ms >= changeOver(year, 3) && standard.ms - hourMs < changeOver(year, 10);
    return isSummer ? standard - hourMs : standard;
}

std::int64_t CivilZone::wallOf(Instant at) const
{
    const auto standard = at.ms + minutesEast * minuteMs;
    const auto summer = standard + hourMs;
    return europeanSummer && instantOf(summer) == at ? summer : standard;
}

std::optional<Instant> readHl7Time(std::string_view text, const CivilZone& zone)
{
    const auto parts = split(text);
    const auto size = parts.digits.size();
    if (!areDigits(parts.digits) || size < 8 || size > 14 || size % 2 != 0)
        return std::nullopt;
    const auto wall = wallMsOf(parts.digits, parts.fraction);
    if (!wall)
        return std::nullopt;
    if (parts.zone.empty())
        return zone.instantOf(*wall);
    const auto minutes = zoneMinutes(parts.zone);
    return minutes ? std::optional(Instant{*wall - *minutes * minuteMs}) : std::nullopt;
}

std::optional<int> zoneOfHl7Time(std::string_view text)
{
    const auto zone = split(text).zone;
    return zone.empty() ? std::nullopt : zoneMinutes(zone);
}

std::optional<Date> readHl7Date(std::string_view text)
{
    const auto digits = split(text).digits;
    if (digits.size() < 8 || !areDigits(digits))
        return std::nullopt;
    return Date::parse(digits.substr(0, 8));
}

std::optional<Instant> readFhirTime(std::string_view text, const CivilZone& zone)
{
    if (text.size() == 10) {
        const auto date = Date::parse(text);
        return date ? std::optional(zone.instantOf(date->toDays() * dayMs)) : std::nullopt;
    }
    const auto hasZone = text.size() > 19 && text.find_first_of("Z+-", 19) != std::string_view::npos;
    if (hasZone)
        return parseIso(text);
    const auto wall = parseIso(text); // read as UTC
    return wall ? std::optional(zone.instantOf(wall->ms)) : std::nullopt;
}

} // namespace paillasse::exchange
