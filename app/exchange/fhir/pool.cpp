// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/fhir/pool.h"

#include "app/exchange/fhir/linker.h"

namespace paillasse::exchange::fhir {

namespace {

// "http://host/fhir/Patient/1/_history/2" → "Patient/1".
std::string typeAndId(std::string_view reference)
{
    const auto history = reference.find("/_history/");
    reference = reference.substr(0, history);
    const auto last = reference.rfind('/');
    if (last == std::string_view::npos || last == 0)
        return {};
    const auto before = reference.rfind('/', last - 1);
    return std::string(reference.substr(before == std::string_view::npos ? 0 : before + 1));
}

} // namespace

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
        found = m_byKey.find(typeAndId(reference.to));
    return found == m_byKey.end() ? nullptr : &m_resources[found->second];
}

std::vector<ImportedRecord> Pool::link(std::vector<LinkRemark>& remarks) const
{
    return Linker(*this, remarks).run();
}

} // namespace paillasse::exchange::fhir
