// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/csv/rowsubjects.h"

#include "app/exchange/csv/words.h"
#include "app/exchange/textvalue.h"
#include "app/lab/rules/nir.h"
#include "app/lab/wellformed.h"

namespace paillasse::exchange::csv {

namespace {

namespace limits = lab::limits;

// Where each forename has a column, the first is that of the first; else the first word.
std::string firstForename(RowCells& row)
{
    std::size_t columns = 0;
    row.each(Target::Forenames, [&columns](std::size_t) { ++columns; });
    const auto text = row.line(Target::Forenames, limits::name);
    return columns > 1 ? text : text.substr(0, text.find(' '));
}

} // namespace

ImportedPatient patientOf(RowCells& row)
{
    ImportedPatient patient;
    auto& identity = patient.identity;
    identity.birthName = row.line(Target::BirthName, limits::name);
    identity.birthForenames = row.joined(Target::Forenames, " ", limits::name);
    identity.firstForename = firstForename(row);
    identity.usedName = row.line(Target::UsedName, limits::name);
    if (identity.birthName.empty())
        std::swap(identity.birthName, identity.usedName);
    else if (identity.usedName == identity.birthName)
        identity.usedName.clear();
    identity.usedForename = row.line(Target::UsedForename, limits::name);
    if (const auto birth = row.moment(Target::BirthDate))
        identity.birthDate = birth->day;
    if (const auto word = row.line(Target::Sex, limits::code); !word.empty()) {
        const auto sex = sexNamed(word);
        identity.sex = sex.value_or(lab::Sex::Unknown);
        if (!sex)
            row.tell(Target::Sex, "no word for a sex");
    }
    identity.birthPlaceCode = row.line(Target::BirthPlace, limits::code);
    if (!identity.birthPlaceCode.empty() && (identity.birthPlaceCode.size() != 5 || !lab::isCode(identity.birthPlaceCode))) {
        row.tell(Target::BirthPlace, "no INSEE code");
        identity.birthPlaceCode.clear();
    }
    if (const auto matricule = row.line(Target::InsMatricule, limits::code); !matricule.empty()) {
        identity.insMatricule = lab::normalisedNir(matricule);
        identity.insOid = lab::nirOid;
    }
    patient.insuredNir = lab::normalisedNir(row.line(Target::InsuredNir, limits::code));
    if (auto id = sourceId(row.mapping().sender, row.line(Target::PatientNumber, limits::code)); !id.empty())
        patient.sourceIds.push_back(std::move(id));
    auto& contact = patient.contact;
    contact.address = row.joined(Target::Address, "\n", limits::reason);
    contact.postcode = row.line(Target::Postcode, limits::code);
    contact.city = row.line(Target::City, limits::name);
    contact.phone = row.line(Target::Phone, limits::code);
    contact.email = row.line(Target::Email, limits::name);
    return patient;
}

ImportedOrder orderOf(RowCells& row)
{
    ImportedOrder order;
    if (auto id = sourceId(row.mapping().sender, row.line(Target::OrderNumber, limits::code)); !id.empty())
        order.ids.push_back(std::move(id));
    auto& about = order.context;
    about.sourceId = order.ids.empty() ? "" : order.ids.front();
    about.prescribedAt = row.instant(Target::PrescribedAt);
    about.collectedAt = row.instant(Target::CollectedAt);
    about.prescriberName = row.joined(Target::Prescriber, " ", limits::name);
    about.ward = row.line(Target::Ward, limits::name);
    about.collector = row.line(Target::Collector, limits::name);
    about.treatment = row.joined(Target::Treatment, "\n", limits::text);
    about.clinical = row.joined(Target::ClinicalContext, "\n", limits::text);
    order.comment = row.joined(Target::OrderComment, "\n", limits::text);
    row.each(Target::Recipient, [&](std::size_t at) { about.recipients.push_back(row.bounded(at, limits::name)); });
    if (const auto word = row.line(Target::Priority, limits::code); !word.empty()) {
        const auto priority = priorityNamed(word);
        order.priority = priority.value_or(lab::Priority::Routine);
        if (!priority)
            row.tell(Target::Priority, "no word for a priority");
    }
    if (const auto word = row.line(Target::Fasting, limits::code); !word.empty()) {
        const auto fasting = yesOrNo(word);
        about.fasting = !fasting ? lab::Fasting::Unknown : *fasting ? lab::Fasting::Yes : lab::Fasting::No;
        if (!fasting)
            row.tell(Target::Fasting, "neither yes nor no");
    }
    row.each(Target::Requested, [&](std::size_t at) { order.requested.push_back(row.codeOf(row.bounded(at, limits::code), {})); });
    return order;
}

ImportedSpecimen specimenOf(RowCells& row, const ImportedOrder& order)
{
    ImportedSpecimen specimen;
    specimen.id = row.line(Target::SpecimenNumber, limits::code);
    specimen.type = row.line(Target::SpecimenKind, limits::name);
    specimen.container = row.line(Target::SpecimenContainer, limits::name);
    specimen.receivedAt = row.instant(Target::ReceivedAt);
    specimen.remark = row.joined(Target::SpecimenRemark, "\n", limits::reason);
    specimen.collectedAt = order.context.collectedAt;
    specimen.isOfRequest = specimen.id.empty();
    return specimen;
}

} // namespace paillasse::exchange::csv
