// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/watchdog/marks.h"

#include <algorithm>
#include <utility>

namespace paillasse::store {

Marks::Marks(Bad bad, std::vector<std::int64_t> marks, std::int64_t well) : m_bad(bad), m_marks(std::move(marks)), m_well(well) {}

bool Marks::isNews(std::int64_t value)
{
    const auto passed = static_cast<std::size_t>(std::ranges::count_if(m_marks, [&](std::int64_t mark) { return isWorse(value, mark); }));
    if (passed > m_passed) {
        m_passed = passed;
        return true;
    }
    const bool isWell = !isWorse(value, m_well);
    return isWell && std::exchange(m_passed, 0) > 0;
}

} // namespace paillasse::store
