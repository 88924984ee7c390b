// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/accounts/persondocuments.h"

#include <set>

#include "app/wire/personcodec.h"

namespace paillasse::store {

std::vector<PersonDocument> documentsOf(const access::Person& before, const access::Person& after)
{
    std::set<lab::LaboratoryId> laboratories;
    for (const auto* person : {&before, &after})
        for (const auto& grant : person->grants)
            laboratories.insert(grant.laboratory);
    std::vector<PersonDocument> documents;
    for (const auto& laboratory : laboratories) {
        auto seen = after;
        std::erase_if(seen.grants, [&laboratory](const auto& grant) { return grant.laboratory != laboratory; });
        documents.push_back({laboratory, after.id, wire::encodePerson(seen)});
    }
    return documents;
}

} // namespace paillasse::store
