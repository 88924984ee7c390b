// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/civiltime.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>

namespace paillasse {

namespace {

std::optional<int> digits(std::string_view text)
{
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || text.empty() || text.front() == '-')
        return std::nullopt;
    return value;
}

std::chrono::year_month_day civil(const Date& date)
{
    return std::chrono::year{date.year} / std::chrono::month{date.month} / std::chrono::day{date.day};
}

// The offset after the time of day, in minutes; nothing when malformed.
std::optional<int> zoneMinutes(std::string_view zone)
{
    if (zone.empty() || zone == "Z")
        return 0;
    if (zone.front() != '+' && zone.front() != '-')
        return std::nullopt;
    const int sign = zone.front() == '-' ? -1 : 1;
    zone.remove_prefix(1);
    std::string compact;
    for (const char c : zone)
        if (c != ':')
            compact += c;
    if (compact.size() != 4)
        return std::nullopt;
    const auto hours = digits(std::string_view(compact).substr(0, 2));
    const auto minutes = digits(std::string_view(compact).substr(2, 2));
    if (!hours || !minutes || *hours > 18 || *minutes > 59)
        return std::nullopt;
    return sign * (*hours * 60 + *minutes);
}

} // namespace

Date Date::fromDays(std::int64_t days)
{
    const std::chrono::year_month_day ymd{std::chrono::sys_days{std::chrono::days{days}}};
    return {static_cast<std::int16_t>(int(ymd.year())), static_cast<std::uint8_t>(unsigned(ymd.month())),
            static_cast<std::uint8_t>(unsigned(ymd.day()))};
}

Date Date::of(Instant instant)
{
    const auto days = instant.ms / dayMs - (instant.ms % dayMs < 0 ? 1 : 0);
    return fromDays(days);
}

std::optional<Date> Date::parse(std::string_view text)
{
    std::string compact;
    if (text.size() == 10 && text[4] == '-' && text[7] == '-')
        compact = std::string(text.substr(0, 4)) + std::string(text.substr(5, 2)) + std::string(text.substr(8, 2));
    else if (text.size() == 8)
        compact = text;
    else
        return std::nullopt;
    const auto view = std::string_view(compact);
    const auto y = digits(view.substr(0, 4));
    const auto m = digits(view.substr(4, 2));
    const auto d = digits(view.substr(6, 2));
    if (!y || !m || !d)
        return std::nullopt;
    const Date date{static_cast<std::int16_t>(*y), static_cast<std::uint8_t>(*m), static_cast<std::uint8_t>(*d)};
    return date.isValid() ? std::optional(date) : std::nullopt;
}

bool Date::isValid() const
{
    return year > 0 && civil(*this).ok();
}

std::int64_t Date::toDays() const
{
    return std::chrono::sys_days{civil(*this)}.time_since_epoch().count();
}

std::string Date::toIso() const
{
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", int(year), unsigned(month), unsigned(day));
    return text.data();
}

int yearsBetween(Date birth, Date day)
{
    if (day < birth)
        return 0;
    const bool before = day.month < birth.month || (day.month == birth.month && day.day < birth.day);
    return day.year - birth.year - (before ? 1 : 0);
}

std::string toIsoUtc(Instant given)
{
    // An instant may have come over the wire: beyond four digits of a year there is nothing to write.
    constexpr Instant first{-62'135'596'800'000};
    constexpr Instant last{253'402'300'799'999};
    const auto instant = std::clamp(given, first, last);
    const auto date = Date::of(instant);
    const auto inDay = instant.ms - date.toDays() * dayMs;
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%sT%02d:%02d:%02d.%03dZ", date.toIso().c_str(), int(inDay / hourMs), int(inDay / minuteMs % 60),
                  int(inDay / secondMs % 60), int(inDay % secondMs));
    return text.data();
}

std::optional<Instant> parseIso(std::string_view text)
{
    if (text.size() < 19 || text[10] != 'T' || text[13] != ':' || text[16] != ':')
        return std::nullopt;
    const auto date = Date::parse(text.substr(0, 10));
    const auto hour = digits(text.substr(11, 2));
    const auto minute = digits(text.substr(14, 2));
    const auto second = digits(text.substr(17, 2));
    if (!date || !hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 60)
        return std::nullopt;
    auto rest = text.substr(19);
    std::int64_t fraction = 0;
    if (!rest.empty() && rest.front() == '.') {
        rest.remove_prefix(1);
        std::int64_t scale = 100;
        std::size_t used = 0;
        for (; used < rest.size() && rest[used] >= '0' && rest[used] <= '9'; ++used, scale /= 10)
            fraction += (rest[used] - '0') * scale;
        if (used == 0)
            return std::nullopt;
        rest.remove_prefix(used);
    }
    const auto zone = zoneMinutes(rest);
    if (!zone)
        return std::nullopt;
    return Instant{date->toDays() * dayMs + *hour * hourMs + *minute * minuteMs + *second * secondMs + fraction - *zone * minuteMs};
}

} // namespace paillasse
