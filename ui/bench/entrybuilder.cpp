// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/entrybuilder.h"

#include "app/lab/apply.h"
#include "app/lab/rules/calculation.h"

namespace paillasse::ui {

namespace {

lab::Measurement measured(const lab::ResultLine& line, const lab::Examination& examination, const EntryAuthor& author, const Draft& draft, const Again& again, const std::string& comment)
{
    lab::Measurement measurement;
    measurement.id = lab::MeasurementId::make(author.now);
    measurement.value = draft.entry->value;
    measurement.unit = examination.unit; // no specimen: the usable tube is chosen where the act is applied
    measurement.method = examination.method;
    measurement.enteredBy = author.person;
    measurement.at = author.now;
    if (!line.measurements.empty()) {
        measurement.reason = line.rerunAsked ? lab::EntryReason::Rerun : again.reason;
        measurement.reasonText = again.text.toStdString();
        measurement.dilution = again.dilution;
    }
    measurement.range = draft.interpretation.range;
    measurement.level = draft.interpretation.level;
    measurement.delta = draft.delta;
    measurement.comment = comment;
    return measurement;
}

// The order as it will be once the entries count; nothing where they would be refused (the engine then says why).
std::optional<lab::Order> after(const lab::Order& order, const EntryAuthor& author, const lab::RecordMeasurements& record)
{
    lab::Act act;
    act.id = lab::ActId::make(author.now);
    act.laboratory = author.laboratory;
    act.subjectKind = lab::DocumentKind::Order;
    act.subject = lab::documentId(order.id);
    for (const auto& entry : record.entries)
        if (const auto* line = order.line(entry.line))
            act.based.push_back({line->id, line->revision});
    act.person = author.person;
    act.workstation = author.workstation;
    act.at = author.now;
    act.body = record;
    const auto document = lab::apply(lab::Document(order), act);
    const auto* made = document ? std::get_if<lab::Order>(&*document) : nullptr;
    return made ? std::optional(*made) : std::nullopt;
}

} // namespace

lab::RecordMeasurements buildEntry(const client::OrderFile& file, const client::Directory& directory, const EntryAuthor& author, lab::LineId lineId,
                                   const Draft& draft, const Again& again, const std::string& comment)
{
    lab::RecordMeasurements record;
    const auto* line = file.order.line(lineId);
    const auto* examination = line ? directory.catalogue.find(line->examination) : nullptr;
    if (!examination || !draft.entry)
        return record;
    record.entries.push_back({lineId, measured(*line, *examination, author, draft, again, comment), true, line->reportable.value_or(lab::MeasurementId())});

    const auto order = after(file.order, author, record);
    if (!order || !file.patient)
        return record;
    for (const auto& calculation : lab::calculate(*order, directory.catalogue, lab::demographyOf(file.patient->identity, *order))) {
        const auto* calculated = file.order.line(calculation.line);
        if (!calculated)
            continue;
        if (calculation.outcome == lab::CalculationOutcome::Add && calculation.measurement) {
            auto measurement = *calculation.measurement;
            measurement.id = lab::MeasurementId::make(author.now);
            measurement.enteredBy = author.person;
            measurement.at = author.now;
            record.entries.push_back({calculated->id, std::move(measurement), true, calculated->reportable.value_or(lab::MeasurementId())});
        }
    }
    return record;
}

std::vector<lab::MarkNotPerformed> withheldCalculations(const client::OrderFile& file, const client::Directory& directory)
{
    std::vector<lab::MarkNotPerformed> bodies;
    if (!file.patient)
        return bodies;
    for (const auto& calculation : lab::calculate(file.order, directory.catalogue, lab::demographyOf(file.patient->identity, file.order))) {
        const auto* line = file.order.line(calculation.line);
        const bool isSettled = calculation.inputs == lab::LineState::TechnicallyValid || calculation.inputs == lab::LineState::BiologicallyValid;
        if (line && calculation.outcome == lab::CalculationOutcome::Withheld && isSettled && (line->state == lab::LineState::Pending || line->state == lab::LineState::Measured))
            bodies.push_back({{line->id}, calculation.reason});
    }
    return bodies;
}

} // namespace paillasse::ui
