// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/watchdog/stagingmarks.h"

#include <algorithm>

namespace paillasse::store {

void StagingMarks::look(const std::vector<StagingDeadline>& stagings)
{
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_marks, [&](const auto& known) { return std::ranges::find(stagings, known.first, &StagingDeadline::job) == stagings.end(); });
    for (const auto& [job, goneBy] : stagings) {
        const auto leftMs = goneBy - m_clock.now();
        const auto hours = leftMs >= 0 ? leftMs / hourMs : (leftMs + 1) / hourMs - 1; // a moment past it is past it
        const auto [marks, isNew] = m_marks.try_emplace(job, Marks::Bad::Below, std::vector<std::int64_t>{24, 0, -24, -168}, 24);
        if (marks->second.isNews(hours))
            m_note({Condition::StagingHoursLeft, hours, job});
    }
}

} // namespace paillasse::store
