// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <variant>
#include <vector>

#include "app/store/core/query.h"
#include "app/store/import/storedrecords.h"
#include "tests/store/core/must.h"

namespace paillasse::store::testing {

// Every document of this kind that a laboratory has, whole, in the order in which they were last written.
template <class T>
std::vector<T> storedDocuments(Store& store, const lab::LaboratoryId& laboratory, lab::DocumentKind kind)
{
    auto database = must(store.connect(true));
    std::vector<lab::DocumentId> ids;
    must(each(
        database, "SELECT id FROM document WHERE kind = ? AND sections IS NOT NULL ORDER BY seq",
        [&ids](const auto& row) -> Result<> {
            ids.push_back(row.template id<lab::DocumentId>(0));
            return {};
        },
        static_cast<int>(kind)));
    const auto records = must(StoredRecords::open(store, laboratory));
    std::vector<T> all;
    for (const auto& id : ids)
        if (auto document = must(records->document(id)))
            all.push_back(std::get<T>(std::move(*document)));
    return all;
}

} // namespace paillasse::store::testing
