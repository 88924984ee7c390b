// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/supervision/trailcauses.h"

#include <algorithm>

#include "app/store/watch/eventrow.h"
#include "app/store/watch/storesurroundings.h"
#include "app/store/watch/trailnames.h"

namespace paillasse::store {

Result<std::unique_ptr<TrailCauses>> TrailCauses::open(Store& store, Registry& registry, const AccountKeys& keys, const Log& log)
{
    auto tail = LedgerTail::open(store, log, homesIn(registry));
    if (!tail)
        return tl::unexpected(tail.error());
    auto database = store.connect(true);
    if (!database)
        return tl::unexpected(database.error());
    auto index = IdentifierIndex::open(store);
    if (!index)
        return tl::unexpected(index.error());
    return std::unique_ptr<TrailCauses>(new TrailCauses(store, registry, keys, std::move(*tail), std::move(*database), std::move(*index)));
}

Result<std::vector<wire::TrailRow>> TrailCauses::read(const lab::LaboratoryId& laboratory, const std::vector<wire::EventPlace>& places)
{
    const auto laboratories = m_store.laboratories();
    if (!laboratories)
        return tl::unexpected(laboratories.error());
    const auto known = std::ranges::find(*laboratories, laboratory, &LaboratoryInfo::id);
    const auto here = known == laboratories->end() ? LaboratoryInfo() : *known;
    const std::lock_guard lock(m_mutex);
    TrailNames names(m_registry, m_keys, m_database, m_index, here.number);
    std::vector<wire::TrailRow> rows;
    for (const auto& place : places) {
        if (!place.storeWide && here.number == 0)
            continue;
        const auto events = m_tail->at(place.storeWide ? LaboratoryInfo() : here, place.sequence);
        if (!events)
            return tl::unexpected(events.error());
        const auto event = std::ranges::find(*events, place, &WatchEvent::place);
        if (event == events->end())
            continue;
        auto row = rowOf(*event);
        if (const auto named = names.fill(row); !named)
            return tl::unexpected(named.error());
        rows.push_back(std::move(row));
    }
    std::ranges::sort(rows, [](const auto& a, const auto& b) { return std::tie(b.at, b.place) < std::tie(a.at, a.place); });
    return rows;
}

} // namespace paillasse::store
