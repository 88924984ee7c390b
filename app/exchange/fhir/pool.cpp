// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/fhir/pool.h"

#include "app/exchange/fhir/linker.h"
#include "app/exchange/fhir/resourcestream.h"

namespace paillasse::exchange::fhir {

// "http://host/fhir/Patient/1/_history/2" → "Patient/1".
std::string keyOfReference(std::string_view reference)
{
    const auto bare = reference.substr(0, reference.find("/_history/"));
    const auto last = bare.rfind('/');
    if (last == std::string_view::npos || last == 0)
        return std::string(reference);
    const auto before = bare.rfind('/', last - 1);
    return std::string(bare.substr(before == std::string_view::npos ? 0 : before + 1));
}

void Pool::add(Resource resource)
{
    for (const auto& key : resource.keys)
        m_byKey.emplace(key, m_resources.size());
    m_resources.push_back(std::move(resource));
}

const Resource* Pool::find(const Reference& reference) const
{
    if (reference.to.empty())
        return nullptr;
    auto found = m_byKey.find(reference.to);
    if (found == m_byKey.end())
        found = m_byKey.find(keyOfReference(reference.to));
    return found == m_byKey.end() ? nullptr : &m_resources[found->second];
}

std::vector<ImportedRecord> Pool::link(std::vector<LinkRemark>& remarks) const
{
    return Linker(*this, remarks).run();
}

} // namespace paillasse::exchange::fhir
