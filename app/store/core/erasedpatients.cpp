// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/core/erasedpatients.h"

#include "app/store/core/query.h"

namespace paillasse::store {

Result<bool> ErasedPatients::has(const lab::LaboratoryId& laboratory, const lab::PatientId& patient)
{
    return first(m_database, "SELECT 1 FROM erased_patient WHERE laboratory = ? AND patient = ?", [](const auto&) {}, laboratory, patient);
}

Result<std::vector<ErasedPatients::Name>> ErasedPatients::all()
{
    std::vector<Name> list;
    const auto done = each(m_database, "SELECT laboratory, patient FROM erased_patient ORDER BY laboratory, patient", [&list](const auto& row) -> Result<> {
        list.push_back({row.template id<lab::LaboratoryId>(0), row.template id<lab::PatientId>(1)});
        return {};
    });
    return done ? Result<std::vector<Name>>(std::move(list)) : tl::unexpected(done.error());
}

Result<> ErasedPatients::add(const Name& name)
{
    return run(m_database, "INSERT OR IGNORE INTO erased_patient (laboratory, patient) VALUES (?, ?)", name.laboratory, name.patient);
}

} // namespace paillasse::store
