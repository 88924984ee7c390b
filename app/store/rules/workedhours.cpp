// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/rules/workedhours.h"

#include <algorithm>

namespace paillasse::store {

namespace {

constexpr int outingHours = 12;

std::uint64_t& wordOf(WorkedWeek& week, int hour)
{
    return hour < 64 ? week.first : hour < 128 ? week.second : week.third;
}

bool isWeekend(std::int64_t day)
{
    return day % 7 >= 5;
}

} // namespace

bool WorkedHours::note(const HourOfWeek& at)
{
    if (!m_weeks.empty() && at.week < m_weeks.back().week - weeks)
        return false;
    auto place = std::ranges::lower_bound(m_weeks, at.week, {}, &WorkedWeek::week);
    if (place == m_weeks.end() || place->week != at.week) {
        m_weeks.insert(place, {at.week});
        std::erase_if(m_weeks, [newest = m_weeks.back().week](const WorkedWeek& old) { return old.week < newest - weeks; });
        place = std::ranges::lower_bound(m_weeks, at.week, {}, &WorkedWeek::week);
    }
    auto& word = wordOf(*place, at.hour);
    const auto bit = std::uint64_t{1} << (at.hour % 64);
    const bool isNew = (word & bit) == 0;
    word |= bit;
    return isNew;
}

// In absolute hours, both included, as far as they are history.
bool WorkedHours::workedWithin(const HourOfWeek& now, std::int64_t from, std::int64_t to) const
{
    from = std::max(from, now.absolute() - weeks * 168);
    to = std::min(to, now.absolute() - outingHours);
    for (auto hour = from; hour <= to; ++hour) {
        const auto week = std::ranges::find(m_weeks, hour / 168, &WorkedWeek::week);
        auto copy = week == m_weeks.end() ? WorkedWeek() : *week;
        const auto inWeek = static_cast<int>(hour % 168);
        if ((wordOf(copy, inWeek) >> (inWeek % 64) & 1) != 0)
            return true;
    }
    return false;
}

int WorkedHours::days(const HourOfWeek& now) const
{
    int count = 0;
    for (auto day = now.absolute() / 24 - 7 * weeks; day <= now.absolute() / 24; ++day)
        count += workedWithin(now, day * 24, day * 24 + 23) ? 1 : 0;
    return count;
}

int WorkedHours::daysLike(const HourOfWeek& now, int slack) const
{
    const auto today = now.absolute() / 24;
    int count = 0;
    for (auto day = today - 7 * weeks; day <= today; ++day) {
        const auto hour = day * 24 + now.hour % 24;
        if (isWeekend(day) == isWeekend(today))
            count += workedWithin(now, hour - slack, hour + slack) ? 1 : 0;
    }
    return count;
}

} // namespace paillasse::store
