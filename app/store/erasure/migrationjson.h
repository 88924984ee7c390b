// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "app/base/jsonline.h"
#include "app/migration/job.h"

namespace paillasse::store {

class Certificates;

// A migration's own part of its certificate: mandate, who did what when, what was mandated and what was produced, field by field, counts,
// differences and why they are none, hashes. The same job gives the same text.
void addMigration(JsonLine& body, const migration::Job& job, const Certificates& certificates);
// What is gone of its staging, and of its work, in the words of whoever destroyed it.
std::string stagingJson(const migration::Job& job);

template <class Tag>
std::string idsJson(const std::vector<Id<Tag>>& ids)
{
    std::vector<std::string> list;
    for (const auto& id : ids)
        list.push_back(jsonQuoted(id.toString()));
    return jsonArray(list);
}

} // namespace paillasse::store
