// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "app/client/cache/patientindex.h"
#include "app/client/cache/present.h"
#include "app/client/cache/worklistquery.h"
#include "app/sql/statement.h"

namespace paillasse::client {

namespace {

PatientHit hitOf(const lab::Patient& patient, bool pending)
{
    const auto& identity = patient.identity;
    PatientHit hit;
    hit.id = patient.id;
    hit.number = patient.number;
    hit.name = lab::displayName(identity);
    if (!identity.usedName.empty() && identity.usedName != identity.birthName)
        hit.birthName = identity.birthName;
    hit.forenames = identity.birthForenames.empty() ? identity.firstForename : identity.birthForenames;
    hit.birthDate = identity.birthDate;
    hit.sex = identity.sex;
    hit.state = identity.state;
    hit.pending = pending;
    return hit;
}

} // namespace

Result<std::vector<PatientHit>> searchPatients(sql::Database& database, const std::string& text, std::size_t limit)
{
    const auto rows = PatientIndex(database).find(text, limit);
    if (!rows)
        return tl::unexpected(rows.error());
    std::vector<PatientHit> hits;
    for (const auto n : *rows) {
        auto select = database.prepare("SELECT id FROM document WHERE n = ?");
        if (!select)
            return tl::unexpected(select.error());
        const auto row = select->bind(n).step();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            continue;
        const auto present = readPresent(database, select->id<lab::DocumentId>(0));
        if (!present)
            return tl::unexpected(present.error());
        const auto* patient = present->document ? std::get_if<lab::Patient>(&*present->document) : nullptr;
        if (patient)
            hits.push_back(hitOf(*patient, !present->waiting.empty()));
    }
    // Two people of one name stand together, the elder first; the order does not change from one key to the next.
    std::ranges::stable_sort(hits, [](const PatientHit& a, const PatientHit& b) { return std::tie(a.name, a.birthDate) < std::tie(b.name, b.birthDate); });
    return hits;
}

} // namespace paillasse::client
