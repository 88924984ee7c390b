// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/watch/countedhours.h"

#include "app/store/core/query.h"

namespace paillasse::store {

Result<CountedHours::Stretch> CountedHours::within(std::int64_t laboratory, Instant from, Instant to)
{
    const Stretch stretch{(from.ms + hourMs - 1) / hourMs, (to.ms + 1) / hourMs};
    if (stretch.isEmpty())
        return Stretch();
    const auto isThere = first(m_database, "SELECT 1 FROM hourly WHERE laboratory = ? AND hour <= ? LIMIT 1", [](const auto&) {}, laboratory, stretch.begin);
    if (!isThere)
        return tl::unexpected(isThere.error());
    return *isThere ? stretch : Stretch();
}

Result<std::map<std::int64_t, std::uint32_t>> CountedHours::in(std::int64_t laboratory, const Stretch& stretch, KindMask kinds)
{
    std::map<std::int64_t, std::uint32_t> hours;
    const auto done = each(
        m_database, "SELECT hour, sum(count) FROM hourly WHERE laboratory = ? AND hour >= ? AND hour < ? AND (? = 0 OR (? >> kind) & 1) GROUP BY hour",
        [&hours](const auto& row) -> Result<> {
            hours.emplace_hint(hours.end(), row.integer(0), static_cast<std::uint32_t>(row.integer(1)));
            return {};
        },
        laboratory, stretch.begin, stretch.end, kinds, kinds);
    return done ? Result<std::map<std::int64_t, std::uint32_t>>(std::move(hours)) : tl::unexpected(done.error());
}

} // namespace paillasse::store
