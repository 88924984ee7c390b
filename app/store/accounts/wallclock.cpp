// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/accounts/wallclock.h"

#include <unicode/ucal.h>

#include "app/store/accounts/laboratoryclock.h"

namespace paillasse::store {

namespace {

std::string padded(std::int64_t number, std::size_t digits)
{
    const auto text = std::to_string(number);
    return text.size() < digits ? std::string(digits - text.size(), '0') + text : text;
}

} // namespace

class WallClock::Calendar {
public:
    explicit Calendar(const std::string& zone)
    {
        const std::u16string wide(zone.begin(), zone.end());
        auto status = U_ZERO_ERROR;
        m_calendar = ucal_open(wide.data(), static_cast<std::int32_t>(wide.size()), "en", UCAL_GREGORIAN, &status);
    }
    ~Calendar() { ucal_close(m_calendar); }
    Calendar(const Calendar&) = delete;
    Calendar& operator=(const Calendar&) = delete;

    std::int64_t offsetMs(Instant at)
    {
        auto status = U_ZERO_ERROR;
        ucal_setMillis(m_calendar, static_cast<UDate>(at.ms), &status);
        const auto offset = ucal_get(m_calendar, UCAL_ZONE_OFFSET, &status) + ucal_get(m_calendar, UCAL_DST_OFFSET, &status);
        return U_SUCCESS(status) ? offset : 0;
    }

private:
    UCalendar* m_calendar = nullptr;
};

WallClock::WallClock(const std::string& zone) : m_zone(isTimeZone(zone) ? zone : timeZoneHere()), m_calendar(std::make_unique<Calendar>(m_zone)) {}

WallClock::~WallClock() = default;

std::string WallClock::date(Date date)
{
    return padded(date.day, 2) + "/" + padded(date.month, 2) + "/" + padded(date.year, 4);
}

std::string WallClock::dateTime(Instant at) const
{
    if (at.isNull())
        return {};
    const auto local = at + m_calendar->offsetMs(at);
    const auto day = Date::of(local);
    const auto ms = local.ms - day.toDays() * dayMs;
    return date(day) + " " + padded(ms / hourMs, 2) + ":" + padded(ms / minuteMs % 60, 2) + ":" + padded(ms / secondMs % 60, 2);
}

} // namespace paillasse::store
