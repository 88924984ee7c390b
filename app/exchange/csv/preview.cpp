// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "app/exchange/csv/reader.h"
#include "app/exchange/csv/rowmapping.h"

namespace paillasse::exchange::csv {

namespace {

std::string written(const lab::AppliedRange& range)
{
    if (!range.text.empty())
        return range.text;
    return (range.low ? range.low->toString() : "") + (range.low || range.high ? " – " : "") + (range.high ? range.high->toString() : "");
}

void show(PreviewRow& row, Target target, const std::string& text)
{
    if (!text.empty())
        row.after.emplace_back(nameOf(target), text);
}

// As a clock of the laboratory shows it.
void show(PreviewRow& row, Target target, Instant at, const CivilZone& zone)
{
    if (!at.isNull())
        row.after.emplace_back(nameOf(target), toIsoUtc(Instant{zone.wallOf(at)}).substr(0, 19).replace(10, 1, 1, ' '));
}

void show(PreviewRow& row, const ImportedPatient& patient)
{
    static constexpr std::array<std::string_view, 4> sexes = {"", "F", "M", "I"};
    const auto& identity = patient.identity;
    for (const auto& id : patient.sourceIds)
        show(row, Target::PatientNumber, id);
    show(row, Target::BirthName, identity.birthName);
    show(row, Target::Forenames, identity.birthForenames);
    show(row, Target::UsedName, identity.usedName);
    show(row, Target::UsedForename, identity.usedForename);
    show(row, Target::BirthDate, identity.birthDate.isNull() ? "" : identity.birthDate.toIso());
    show(row, Target::Sex, std::string(sexes[static_cast<std::size_t>(identity.sex)]));
    show(row, Target::BirthPlace, identity.birthPlaceCode);
    show(row, Target::InsMatricule, identity.insMatricule);
    show(row, Target::InsuredNir, patient.insuredNir);
    show(row, Target::Address, patient.contact.address);
    show(row, Target::Postcode, patient.contact.postcode);
    show(row, Target::City, patient.contact.city);
    show(row, Target::Phone, patient.contact.phone);
    show(row, Target::Email, patient.contact.email);
}

void show(PreviewRow& row, const ImportedOrder& order, const CivilZone& zone)
{
    const auto& about = order.context;
    for (const auto& id : order.ids)
        show(row, Target::OrderNumber, id);
    show(row, Target::PrescribedAt, about.prescribedAt, zone);
    show(row, Target::CollectedAt, about.collectedAt, zone);
    show(row, Target::Priority, order.priority == lab::Priority::Urgent ? "urgent" : "");
    show(row, Target::Prescriber, about.prescriberName);
    show(row, Target::Ward, about.ward);
    show(row, Target::Collector, about.collector);
    for (const auto& recipient : about.recipients)
        show(row, Target::Recipient, recipient);
    show(row, Target::Treatment, about.treatment);
    show(row, Target::ClinicalContext, about.clinical);
    show(row, Target::OrderComment, order.comment);
    for (const auto& code : order.requested)
        show(row, Target::Requested, keyOf(code));
    for (const auto& specimen : order.specimens) {
        show(row, Target::SpecimenNumber, specimen.id);
        show(row, Target::SpecimenKind, specimen.type);
        show(row, Target::ReceivedAt, specimen.receivedAt, zone);
    }
}

void show(PreviewRow& row, const ImportedResult& result, const CivilZone& zone)
{
    static constexpr std::array<std::string_view, 7> levels = {"", "L", "H", "LL", "HH", "A", "AA"};
    show(row, Target::ExaminationCode, result.examination.loinc.empty() ? result.examination.local : result.examination.loinc);
    show(row, Target::ExaminationName, result.examination.text);
    show(row, Target::Value, result.value ? lab::toString(*result.value, '.') : "");
    show(row, Target::Unit, result.unit);
    show(row, Target::Range, written(result.range));
    show(row, Target::Flag, result.flags.empty() ? std::string(levels[static_cast<std::size_t>(result.level)]) : result.flags);
    show(row, Target::AnalysedAt, result.analysedAt, zone);
    show(row, Target::Instrument, result.instrument);
    show(row, Target::Method, result.method);
    show(row, Target::PerformingLaboratory, result.performingLaboratory);
    show(row, Target::ResultComment, result.comment);
}

} // namespace

std::vector<PreviewRow> preview(const Sample& sample, const Mapping& mapping, std::size_t most, const ReadingOptions& options)
{
    std::vector<PreviewRow> rows;
    const auto layout = Layout::of(mapping, sample.header);
    if (sample.refusal || !layout) {
        rows.emplace_back().refusal = sample.refusal ? *sample.refusal : layout.error();
        return rows;
    }
    for (std::size_t i = 0; i < sample.rows.size() && i < most; ++i) {
        auto& row = rows.emplace_back();
        for (std::size_t column = 0; column < sample.header.size(); ++column)
            if (!sample.rows[i][column].empty())
                row.before.emplace_back(sample.header[column], sample.rows[i][column]);
        const auto record = recordOf(*layout, {sample.rows[i]}, options.zone, row.unread);
        if (record.patient)
            show(row, *record.patient);
        for (const auto& order : record.orders) {
            show(row, order, options.zone);
            for (const auto& result : order.results)
                show(row, result, options.zone);
        }
        if (record.orders.empty() && !(record.patient && record.patient->isNamed()))
            row.refusal = MessageRefusal{"row " + std::to_string(i + 1), "there is neither a named patient nor a request or result in it"};
    }
    return rows;
}

} // namespace paillasse::exchange::csv
