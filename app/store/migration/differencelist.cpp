// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/migration/differencelist.h"

namespace paillasse::store {

void DifferenceList::add(migration::Difference difference)
{
    const auto kind = migration::kindOf(difference.finding);
    auto words = migration::wordsOf(difference);
    if (m_counts[kind] >= most && !m_places.contains({kind, words})) {
        const auto times = difference.times;
        if (m_further.size() < mostFurther) {
            difference.kind = kind;
            m_further.push_back(std::move(difference));
        }
        difference = {.times = times, .finding = migration::Finding::Further};
        words = migration::wordsOf(difference);
    }
    const auto [at, isNew] = m_places.try_emplace({kind, std::move(words)}, m_list.size());
    if (!isNew) {
        m_list[at->second].times += difference.times;
        return;
    }
    ++m_counts[kind];
    difference.kind = kind;
    m_list.push_back(std::move(difference));
}

std::vector<migration::Difference> DifferenceList::numbered(std::uint32_t first) const
{
    auto list = m_list;
    for (auto& difference : list)
        difference.number = first++;
    return list;
}

} // namespace paillasse::store
