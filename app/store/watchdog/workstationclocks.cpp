// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/watchdog/workstationclocks.h"

#include <cstdlib>

#include "app/base/clock.h"

namespace paillasse::store {

namespace {

constexpr std::int64_t wellMs = 30 * secondMs;

Marks marksOf(Marks::Bad bad)
{
    const std::int64_t sign = bad == Marks::Bad::Above ? 1 : -1;
    std::vector<std::int64_t> marks{minuteMs, 2 * minuteMs, 5 * minuteMs, 10 * minuteMs, 30 * minuteMs, hourMs, dayMs};
    for (auto& mark : marks)
        mark *= sign;
    return {bad, std::move(marks), sign * wellMs};
}

} // namespace

void WorkstationClocks::see(const lab::WorkstationId& workstation, std::int64_t aheadMs)
{
    bool isNews = false;
    {
        const std::lock_guard lock(m_mutex);
        auto known = m_off.find(workstation);
        if (known == m_off.end()) {
            if (std::abs(aheadMs) <= wellMs)
                return;
            known = m_off.emplace(workstation, Standing{marksOf(Marks::Bad::Above), marksOf(Marks::Bad::Below)}).first;
        }
        const bool ahead = known->second.ahead.isNews(aheadMs);
        const bool behind = known->second.behind.isNews(aheadMs);
        isNews = ahead || behind;
    }
    if (isNews)
        m_note(workstation, {Condition::WorkstationClockOff, aheadMs, {}});
}

} // namespace paillasse::store
