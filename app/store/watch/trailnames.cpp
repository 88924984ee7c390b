// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/watch/trailnames.h"

#include "app/store/accounts/workstationtable.h"

namespace paillasse::store {

Result<> TrailNames::fill(wire::TrailRow& row)
{
    row.personName = person(row.person);
    auto name = workstation(row.workstation);
    if (!name)
        return tl::unexpected(name.error());
    row.workstationName = std::move(*name);
    auto text = reference(row.subjectKind, row.subject, row.patient);
    if (!text)
        return tl::unexpected(text.error());
    row.reference = std::move(*text);
    return {};
}

std::string TrailNames::person(const lab::PersonId& id)
{
    if (id.isNull())
        return {};
    if (const auto known = m_people.find(id); known != m_people.end())
        return known->second;
    const auto person = m_registry.person(id);
    return m_people.emplace(id, person ? person->displayName : std::string()).first->second;
}

Result<std::string> TrailNames::workstation(const lab::WorkstationId& id)
{
    if (id.isNull())
        return std::string();
    if (const auto known = m_workstations.find(id); known != m_workstations.end())
        return known->second;
    const auto file = WorkstationTable(m_database, m_keys).byId(id);
    if (!file)
        return tl::unexpected(file.error());
    return m_workstations.emplace(id, *file ? (*file)->workstation.name : std::string()).first->second;
}

Result<std::string> TrailNames::reference(lab::DocumentKind kind, const lab::DocumentId& subject, const lab::PatientId& patient)
{
    const bool isOrder = kind == lab::DocumentKind::Order && !subject.isNull();
    const auto id = isOrder ? subject : lab::documentId(patient);
    if (id.isNull())
        return std::string();
    if (const auto known = m_references.find(id); known != m_references.end())
        return known->second;
    auto value = m_index.valueOf(m_laboratory, isOrder ? IdentifierKind::Accession : IdentifierKind::PatientNumber, id);
    if (!value)
        return value;
    return m_references.emplace(id, std::move(*value)).first->second;
}

} // namespace paillasse::store
