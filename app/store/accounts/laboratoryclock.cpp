// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/accounts/laboratoryclock.h"

#include <unicode/ucal.h>

#include <array>
#include <ctime>
#include <memory>
#include <string_view>

namespace paillasse::store {

namespace {

constexpr unsigned daysOfWeek = 7;
constexpr std::uint64_t minutesOfHour = 60;
constexpr std::string_view usual = "Europe/Paris";

struct Close {
    void operator()(UCalendar* calendar) const { ucal_close(calendar); }
};
using Calendar = std::unique_ptr<UCalendar, Close>;

// Names of zones are ASCII.
std::u16string wide(std::string_view name)
{
    return {name.begin(), name.end()};
}

std::optional<WallTime> here(Instant now)
{
    const std::time_t seconds = now.ms / secondMs;
    std::tm local{};
    if (localtime_r(&seconds, &local) == nullptr)
        return std::nullopt;
    return WallTime{(static_cast<unsigned>(local.tm_wday) + daysOfWeek - 1) % daysOfWeek, static_cast<std::uint64_t>(local.tm_hour) * minutesOfHour + static_cast<std::uint64_t>(local.tm_min)};
}

} // namespace

bool isTimeZone(const std::string& name)
{
    if (name != "UTC" && name.find('/') == std::string::npos)
        return false;
    const auto zone = wide(name);
    std::array<char16_t, 128> canonical{};
    UBool isKnown = 0;
    auto status = U_ZERO_ERROR;
    ucal_getCanonicalTimeZoneID(zone.data(), static_cast<std::int32_t>(zone.size()), canonical.data(), canonical.size(), &isKnown, &status);
    return U_SUCCESS(status) && isKnown != 0;
}

std::string timeZoneHere()
{
    std::array<char16_t, 128> zone{};
    auto status = U_ZERO_ERROR;
    const auto size = ucal_getHostTimeZone(zone.data(), zone.size(), &status);
    const std::string name = U_SUCCESS(status) ? std::string(zone.begin(), zone.begin() + size) : std::string();
    return isTimeZone(name) && name != "UTC" && !name.starts_with("Etc/") ? name : std::string(usual);
}

std::optional<WallTime> wallTime(const std::string& zone, Instant now)
{
    if (zone.empty())
        return here(now);
    if (!isTimeZone(zone)) // an unknown one would be taken for UTC
        return std::nullopt;
    const auto name = wide(zone);
    auto status = U_ZERO_ERROR;
    const Calendar calendar(ucal_open(name.data(), static_cast<std::int32_t>(name.size()), "en", UCAL_GREGORIAN, &status));
    ucal_setMillis(calendar.get(), static_cast<UDate>(now.ms), &status);
    const auto field = [&](UCalendarDateFields which) { return static_cast<unsigned>(ucal_get(calendar.get(), which, &status)); };
    const WallTime wall{(field(UCAL_DAY_OF_WEEK) + daysOfWeek - UCAL_MONDAY) % daysOfWeek, field(UCAL_HOUR_OF_DAY) * minutesOfHour + field(UCAL_MINUTE)};
    return U_SUCCESS(status) ? std::optional(wall) : std::nullopt;
}

} // namespace paillasse::store
