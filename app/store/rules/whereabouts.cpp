// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/rules/whereabouts.h"

#include <algorithm>

namespace paillasse::store {

void Whereabouts::note(const lab::PersonId& person, const lab::WorkstationId& workstation, Instant at)
{
    auto& [newest, other] = m_people[person];
    if (newest.workstation != workstation) {
        other = newest;
        newest = {workstation, at};
    }
    newest.at = std::max(newest.at, at);
}

bool Whereabouts::worksElsewhere(const lab::PersonId& person, const lab::WorkstationId& than, Instant at, std::int64_t withinMs) const
{
    const auto found = m_people.find(person);
    return found != m_people.end() && std::ranges::any_of(found->second, [&](const Place& place) {
        return !place.workstation.isNull() && place.workstation != than && at - place.at <= withinMs;
    });
}

void Whereabouts::forgetBefore(Instant at)
{
    std::erase_if(m_people, [&](const auto& entry) { return entry.second.front().at < at; });
}

} // namespace paillasse::store
