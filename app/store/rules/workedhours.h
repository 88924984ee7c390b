// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace paillasse::store {

// A moment on a laboratory's wall: which week, and which of its 168 hours, Monday 00:00 first.
struct HourOfWeek {
    std::int64_t week = 0;
    int hour = 0;
    [[nodiscard]] std::int64_t absolute() const { return week * 168 + hour; }
};

// One week of somebody, a bit for each hour in which they worked.
struct WorkedWeek {
    std::int64_t week = 0;
    std::uint64_t first = 0;  // hours 0 to 63
    std::uint64_t second = 0;
    std::uint64_t third = 0;  // hours 128 to 167
    bool operator==(const WorkedWeek&) const = default;
};

// When somebody worked in the present week and the four before it.
class WorkedHours {
public:
    static constexpr std::int64_t weeks = 4;

    // True: this hour was not noted yet.
    bool note(const HourOfWeek& at);
    // Days of the past four weeks on which they worked. The last twelve hours are the present outing, not history.
    [[nodiscard]] int days(const HourOfWeek& now) const;
    // Of these, days like this one (weekdays, or weekends) on which they worked at this hour, `slack` hours earlier or later included.
    [[nodiscard]] int daysLike(const HourOfWeek& now, int slack) const;

    [[nodiscard]] bool isForgotten(const HourOfWeek& now) const { return m_weeks.empty() || m_weeks.back().week < now.week - weeks; }
    [[nodiscard]] const std::vector<WorkedWeek>& kept() const { return m_weeks; }
    void restore(std::vector<WorkedWeek> kept) { m_weeks = std::move(kept); }

private:
    [[nodiscard]] bool workedWithin(const HourOfWeek& now, std::int64_t from, std::int64_t to) const;

    std::vector<WorkedWeek> m_weeks; // ascending, five at most
};

} // namespace paillasse::store
