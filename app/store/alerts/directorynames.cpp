// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/alerts/directorynames.h"

#include "app/store/accounts/persontable.h"
#include "app/store/accounts/workstationtable.h"
#include "app/store/core/feed.h"
#include "app/wire/feedframe.h"

namespace paillasse::store {

std::string DirectoryNames::of(const lab::PersonId& person)
{
    if (person.isNull())
        return {};
    const auto [place, isNew] = m_known.try_emplace(person.uuid());
    if (isNew)
        if (const auto account = PersonTable(m_database, m_keys).byId(person); account && *account)
            place->second = (*account)->person.displayName;
    return place->second;
}

std::string DirectoryNames::of(const lab::WorkstationId& workstation)
{
    if (workstation.isNull())
        return {};
    const auto [place, isNew] = m_known.try_emplace(workstation.uuid());
    if (isNew)
        if (const auto file = WorkstationTable(m_database, m_keys).byId(workstation); file && *file)
            place->second = (*file)->workstation.name;
    return place->second;
}

NumberOfPatient patientNumbersOf(Feed& feed)
{
    return [&feed](const lab::LaboratoryId& laboratory, const lab::PatientId& patient) -> std::string {
        access::View view;
        view.laboratory = laboratory;
        view.identities = true;
        const auto payload = feed.document(view, lab::DocumentKind::Patient, lab::documentId(patient));
        const auto frame = payload ? wire::decodeFrame(*payload) : tl::unexpected(payload.error());
        const auto* documents = frame ? std::get_if<wire::DocumentsFrame>(&*frame) : nullptr;
        if (documents == nullptr || documents->documents.empty())
            return {};
        const auto document = wire::join(lab::DocumentKind::Patient, documents->documents.front().sections);
        const auto* found = document ? std::get_if<lab::Patient>(&*document) : nullptr;
        return found ? found->number : std::string();
    };
}

} // namespace paillasse::store
