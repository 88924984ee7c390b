// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/migration/differencelist.h"

namespace paillasse::store {

namespace {

constexpr auto furtherOnes = "further ones, which this list has no room for: 'migrate differences' shows each while staging is there";

} // namespace

void DifferenceList::add(migration::DifferenceKind kind, std::uint64_t record, std::string where, std::uint64_t times)
{
    if (m_counts[kind] >= most && !m_places.contains({kind, where})) {
        if (m_further.size() < mostFurther)
            m_further.push_back({0, kind, record, where, times, {}, {}});
        where = furtherOnes;
        record = 0;
    }
    const auto [at, isNew] = m_places.try_emplace({kind, where}, m_list.size());
    if (!isNew) {
        m_list[at->second].times += times;
        return;
    }
    ++m_counts[kind];
    m_list.push_back({0, kind, record, std::move(where), times, {}, {}});
}

std::vector<migration::Difference> DifferenceList::numbered(std::uint32_t first) const
{
    auto list = m_list;
    for (auto& difference : list)
        difference.number = first++;
    return list;
}

} // namespace paillasse::store
