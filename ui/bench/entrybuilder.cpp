// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/entrybuilder.h"

#include "app/client/acts.h"
#include "app/client/calculated.h"
#include "app/lab/rules/calculation.h"

namespace paillasse::ui {

namespace {

lab::Measurement measured(const lab::ResultLine& line, const lab::Examination& examination, const EntryAuthor& author, const Draft& draft, const Again& again, const std::string& comment)
{
    lab::Measurement measurement;
    measurement.id = lab::MeasurementId::make(author.now);
    measurement.value = draft.entry->value;
    measurement.unit = examination.unit; // without a specimen the line's usable tube is chosen where the act is applied
    measurement.method = examination.method;
    measurement.enteredBy = author.person;
    measurement.at = author.now;
    if (!line.measurements.empty()) {
        measurement.reason = again.reason == lab::EntryReason::First ? lab::EntryReason::Rerun : again.reason;
        measurement.reasonText = again.text.toStdString();
        measurement.dilution = again.dilution;
        measurement.specimen = again.specimen;
    }
    measurement.range = draft.interpretation.range;
    measurement.level = draft.interpretation.level;
    measurement.delta = draft.delta;
    measurement.comment = comment;
    return measurement;
}

template <class Body>
Body withCalculated(const client::OrderFile& file, const client::Directory& directory, const EntryAuthor& author, const Body& made)
{
    lab::ActBody body = made;
    if (file.patient)
        client::addCalculated(body, client::calculatedAfter(file.order, triedAct(file.order, author, body), directory.catalogue, file.patient->identity));
    return std::get<Body>(std::move(body));
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
    return withCalculated(file, directory, author, record);
}

lab::SelectMeasurement buildChoice(const client::OrderFile& file, const client::Directory& directory, const EntryAuthor& author, lab::LineId line,
                                   const lab::MeasurementId& measurement, const std::string& reason)
{
    return withCalculated(file, directory, author, lab::SelectMeasurement{line, measurement, reason});
}

lab::Act triedAct(const lab::Order& order, const EntryAuthor& author, const lab::ActBody& body)
{
    lab::Act act;
    act.id = lab::ActId::make(author.now);
    act.laboratory = author.laboratory;
    act.subjectKind = lab::DocumentKind::Order;
    act.subject = lab::documentId(order.id);
    act.based = client::basedOn(order, body);
    act.person = author.person;
    act.workstation = author.workstation;
    act.at = author.now;
    act.body = body;
    return act;
}

std::vector<lab::MarkNotPerformed> withheldCalculations(const client::OrderFile& file, const client::Directory& directory)
{
    std::vector<lab::MarkNotPerformed> bodies;
    if (!file.patient)
        return bodies;
    for (const auto& calculation : lab::calculate(file.order, directory.catalogue, lab::demographyOf(file.patient->identity, file.order))) {
        const auto* line = file.order.line(calculation.line);
        const bool isSettled = calculation.inputs == lab::LineState::TechnicallyValid || calculation.inputs == lab::LineState::BiologicallyValid;
        if (line && calculation.outcome == lab::CalculationOutcome::Withheld && isSettled && line->isOpen())
            bodies.push_back({{line->id}, calculation.reason});
    }
    return bodies;
}

} // namespace paillasse::ui
