// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/commands/erasureoffice.h"

#include "app/store/accounts/workstationtable.h"
#include "app/store/core/identifierindex.h"

namespace paillasse::store {

CertificateNames certificateNames(Office& office)
{
    const auto names = office.reportNames();
    const auto workstation = [&office](const lab::WorkstationId& id) {
        auto database = office.store().connect(true);
        const auto file = database ? WorkstationTable(*database, office.keys()).byId(id) : tl::unexpected(database.error());
        return file && *file ? (*file)->workstation.name : std::string();
    };
    const auto laboratory = [&office](const lab::LaboratoryId& id) { return office.nameOf(id); };
    const auto peopleOf = [&office](const lab::LaboratoryId& id) { return office.registry().peopleOf(id); };
    return {names.person, laboratory, workstation, peopleOf};
}

Result<> checkGoverns(Office& office, const lab::PersonId& person, const lab::LaboratoryId& laboratory)
{
    const auto known = office.registry().person(person);
    if (!known || !governsErasure(*known, laboratory))
        return fail(ErrorCode::Refused, "a biologist or a security officer of that laboratory does this");
    return {};
}

Result<lab::PatientId> patientFrom(Office& office, const lab::LaboratoryId& laboratory, const std::string& id, const CommandContext& context)
{
    if (!id.empty()) {
        const auto patient = lab::PatientId::parse(id);
        return patient ? Result<lab::PatientId>(*patient) : fail(ErrorCode::InvalidInput, "this is no patient's id");
    }
    const auto number = askedLine(context, "Patient's number in the laboratory: ");
    auto index = IdentifierIndex::open(office.store());
    if (!index)
        return tl::unexpected(index.error());
    const auto found = index->find(laboratory, IdentifierKind::PatientNumber, number);
    if (!found)
        return tl::unexpected(found.error());
    if (found->size() != 1)
        return fail(ErrorCode::NotFound, "no patient of this laboratory has this number");
    return lab::PatientId(found->front().uuid());
}

Result<Uuid> idFrom(const std::string& text)
{
    const auto id = Uuid::parse(text);
    return id ? Result<Uuid>(*id) : fail(ErrorCode::InvalidInput, "this is no erasure's number; 'paillasse-store erase list' shows them");
}

} // namespace paillasse::store
