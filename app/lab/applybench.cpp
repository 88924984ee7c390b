// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "app/lab/applysteps.h"
#include "app/lab/rules/critical.h"
#include "app/lab/rules/nextrelease.h"
#include "app/lab/wellformed.h"

namespace paillasse::lab::steps {

namespace {

MeasurementId reportableOf(const ResultLine& line)
{
    return line.reportable.value_or(MeasurementId());
}

// The tube that a measurement stands on: the one it names, or the one that its line is done on.
const Specimen* tubeOf(const Order& order, const ResultLine& line, const Measurement& measurement)
{
    return measurement.specimen != 0 ? order.specimen(measurement.specimen) : order.usableSpecimen(line);
}

// A report says that it was not performed, by its revision: only a devalidation takes that back, and a reading beside it changes nothing.
bool isToldNotPerformed(const Order& order, const ResultLine& line)
{
    return line.state == LineState::NotPerformed && !isNews(order, line);
}

// Open, answered by another laboratory alone, or set aside as not performed and not told to anybody yet: the tube was found after all.
bool mayBeMeasured(const Order& order, const ResultLine& line)
{
    return line.isOpen() || line.state == LineState::Elsewhere || (line.state == LineState::NotPerformed && !isToldNotPerformed(order, line));
}

// Makes it the reportable one. The line follows its tube, so that a later rejection of that tube finds it without its measurements.
Allowed<void> select(const Order& order, ResultLine& line, const Measurement& measurement)
{
    if (!mayBeMeasured(order, line))
        return tl::unexpected(closedRefusal(line));
    if (measurement.source != MeasurementSource::External) {
        const auto* tube = tubeOf(order, line, measurement);
        const bool needsTube = measurement.specimen != 0 || line.specimen != 0;
        if (needsTube && (tube == nullptr || tube->state == SpecimenState::Rejected))
            return refuse(RefusalCode::SpecimenRejected, line.id);
        if (tube != nullptr)
            line.specimen = tube->number;
    }
    line.reportable = measurement.id;
    line.state = measurement.source == MeasurementSource::External ? LineState::Elsewhere : LineState::Measured;
    line.reason.clear();
    line.choiceReason.clear();
    clearValidation(line);
    return {};
}

bool answersRerun(EntryReason reason)
{
    return reason != EntryReason::TypingError && reason != EntryReason::Recalculated;
}

Measurement completed(const Order& order, const ResultLine& line, Measurement measurement, const Act& act)
{
    measurement.enteredBy = act.person;
    measurement.at = orElse(measurement.at, act.at);
    const bool onTube = measurement.source == MeasurementSource::Manual || measurement.source == MeasurementSource::Instrument;
    const auto* tube = order.usableSpecimen(line);
    if (measurement.specimen == 0 && onTube && tube != nullptr)
        measurement.specimen = tube->number;
    return measurement;
}

Allowed<void> add(const Order& order, ResultLine& line, const LineMeasurement& entry, const Act& act)
{
    if (!isSound(entry.measurement) || line.measurements.size() >= limits::measurementsPerLine)
        return refuse(RefusalCode::Malformed, line.id);
    if (entry.measurement.specimen != 0 && order.specimen(entry.measurement.specimen) == nullptr)
        return refuse(RefusalCode::UnknownSpecimen, line.id);
    if (line.measurement(entry.measurement.id) != nullptr)
        return refuse(RefusalCode::AlreadyExists, line.id);
    auto measurement = completed(order, line, entry.measurement, act);
    if (entry.select) {
        if (mayBeMeasured(order, line) && entry.replaces != reportableOf(line))
            return refuse(RefusalCode::ReportableChanged, line.id);
        if (const auto selected = select(order, line, measurement); !selected)
            return selected;
    }
    // What is done elsewhere nobody here is to measure again.
    if (answersRerun(measurement.reason) || line.state == LineState::Elsewhere)
        clearRerun(line);
    line.measurements.push_back(std::move(measurement));
    return {};
}

Allowed<void> validate(const Order& order, ResultLine& line, const LineControl& control, const Act& act)
{
    if (line.state == LineState::Pending)
        return refuse(RefusalCode::NotMeasured, line.id);
    if (line.state == LineState::Elsewhere)
        return refuse(RefusalCode::ExternalResult, line.id);
    if (line.state != LineState::Measured)
        return tl::unexpected(closedRefusal(line));
    const auto* reportable = line.reportableMeasurement();
    if (reportable == nullptr)
        return refuse(RefusalCode::NotMeasured, line.id);
    if (control.measurement != reportable->id)
        return refuse(RefusalCode::ReportableChanged, line.id);
    if (control.control == ControlState::Rejected)
        return refuse(RefusalCode::ControlRejected, line.id);
    const auto* tube = order.specimen(line.specimen);
    if (tube != nullptr && tube->state == SpecimenState::Rejected)
        return refuse(RefusalCode::SpecimenRejected, line.id);
    if (!isCriticalAnswered(order, line))
        return refuse(RefusalCode::CriticalUnanswered, line.id);
    line.state = LineState::TechnicallyValid;
    line.technical = Signing{act.person, act.at};
    line.control = control.control;
    line.sentBackReason.clear();
    clearRerun(line);
    ++line.revision;
    return {};
}

// All entries of one act, each line's revision rising once.
Allowed<void> addAll(Order& order, const std::vector<LineMeasurement>& entries, const Act& act)
{
    std::vector<LineId> touched;
    std::vector<LineId> selected;
    for (const auto& entry : entries) {
        const auto line = namedLine(order, entry.line);
        if (!line)
            return tl::unexpected(line.error());
        // Two of one act cannot both be the reportable one.
        if (entry.select && std::ranges::find(selected, entry.line) != selected.end())
            return refuse(RefusalCode::Malformed, entry.line);
        if (const auto added = add(order, **line, entry, act); !added)
            return added;
        if (entry.select)
            selected.push_back(entry.line);
        if (std::ranges::find(touched, entry.line) == touched.end()) {
            touched.push_back(entry.line);
            if (!isToldNotPerformed(order, **line))
                ++(*line)->revision;
        }
    }
    return {};
}

// Their calculated values have no ground any more: they wait as if they had never been given, with their measurements.
Allowed<void> takeGround(Order& order, const std::vector<LostGround>& groundless, const std::vector<LineMeasurement>& entries)
{
    for (const auto& lost : groundless) {
        const auto line = namedLine(order, lost.line);
        if (!line)
            return tl::unexpected(line.error());
        if (std::ranges::find(entries, lost.line, &LineMeasurement::line) != entries.end() || std::ranges::count(groundless, lost.line, &LostGround::line) > 1)
            return refuse(RefusalCode::Malformed, lost.line);
        if (!(*line)->isOpen())
            return tl::unexpected(closedRefusal(**line));
        const auto* reportable = (*line)->reportableMeasurement();
        if (reportable == nullptr || reportable->id != lost.measurement)
            return refuse(RefusalCode::ReportableChanged, lost.line);
        if (reportable->source != MeasurementSource::Calculated)
            return refuse(RefusalCode::WrongState, lost.line);
        sendToPending(**line);
    }
    return {};
}

// What was calculated anew because another measurement of the line was chosen: nothing else goes with a choice.
bool followsFrom(LineId chosen, const LineMeasurement& entry)
{
    return entry.line != chosen && entry.select && entry.measurement.source == MeasurementSource::Calculated;
}

bool isSound(const CriticalCall& call)
{
    return isLine(call.to, limits::name) && isLine(call.role, limits::name) && isText(call.reason, limits::reason);
}

} // namespace

Allowed<void> change(Order& order, const RecordMeasurements& body, const Act& act)
{
    const auto size = body.entries.size() + body.groundless.size();
    if (size == 0 || size > limits::linesPerAct)
        return refuse(RefusalCode::Malformed);
    if (const auto added = addAll(order, body.entries, act); !added)
        return added;
    return takeGround(order, body.groundless, body.entries);
}

Allowed<void> change(Order& order, const SelectMeasurement& body, const Act& act)
{
    const auto line = freshLine(order, body.line, act);
    if (!line)
        return tl::unexpected(line.error());
    const auto* measurement = (*line)->measurement(body.measurement);
    if (measurement == nullptr)
        return refuse(RefusalCode::UnknownMeasurement, body.line);
    if ((*line)->reportable == body.measurement)
        return refuse(RefusalCode::WrongState, body.line);
    if ((*line)->reportable && !isGiven(body.reason))
        return refuse(RefusalCode::ReasonMissing, body.line);
    const auto follows = [&body](const LineMeasurement& entry) { return followsFrom(body.line, entry); };
    if (!isText(body.reason, limits::reason) || body.calculated.size() + body.groundless.size() >= limits::linesPerAct || !std::ranges::all_of(body.calculated, follows) || std::ranges::find(body.groundless, body.line, &LostGround::line) != body.groundless.end())
        return refuse(RefusalCode::Malformed);
    if (const auto selected = select(order, **line, *measurement); !selected)
        return selected;
    (*line)->choiceReason = body.reason;
    ++(*line)->revision;
    if (const auto added = addAll(order, body.calculated, act); !added)
        return added;
    return takeGround(order, body.groundless, body.calculated);
}

Allowed<void> change(Order& order, const MarkNotPerformed& body, const Act& act)
{
    return closeLines(order, body.lines, LineState::NotPerformed, body.reason, act);
}

Allowed<void> change(Order& order, const AskRerun& body, const Act& act)
{
    const auto lines = freshLines(order, body.lines, act);
    if (!lines)
        return tl::unexpected(lines.error());
    if (!isText(body.reason, limits::reason))
        return refuse(RefusalCode::Malformed);
    for (auto* line : *lines) {
        if (line->state == LineState::Pending)
            return refuse(RefusalCode::NotMeasured, line->id);
        if (!line->isOpen())
            return tl::unexpected(closedRefusal(*line));
        line->rerunAsked = true;
        line->rerunReason = body.reason;
        ++line->revision;
    }
    return {};
}

Allowed<void> change(Order& order, const ValidateTechnically& body, const Act& act)
{
    std::vector<LineId> ids;
    for (const auto& control : body.lines)
        ids.push_back(control.line);
    const auto lines = freshLines(order, ids, act);
    if (!lines)
        return tl::unexpected(lines.error());
    for (std::size_t i = 0; i < body.lines.size(); ++i)
        if (const auto validated = validate(order, *(*lines)[i], body.lines[i], act); !validated)
            return validated;
    return {};
}

Allowed<void> change(Order& order, const RecordCall& body, const Act& act)
{
    const auto line = namedLine(order, body.call.line);
    if (!line)
        return tl::unexpected(line.error());
    if ((*line)->measurement(body.call.measurement) == nullptr)
        return refuse(RefusalCode::UnknownMeasurement, body.call.line);
    if (!isSound(body.call) || entriesOn(order.calls, body.call.line) >= limits::entriesPerLine)
        return refuse(RefusalCode::Malformed);
    const bool waived = body.call.outcome == CallOutcome::NotRequired;
    if (waived ? !isGiven(body.call.reason) : !isGiven(body.call.to))
        return refuse(RefusalCode::ReasonMissing, body.call.line);
    auto call = body.call;
    call.by = act.person;
    call.at = orElse(call.at, act.at);
    order.calls.push_back(std::move(call));
    return {};
}

} // namespace paillasse::lab::steps
