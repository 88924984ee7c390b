// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>

#include "app/exchange/textdecoding.h"
#include "app/lab/rules/calculation.h"
#include "app/lab/rules/interpretation.h"
#include "app/lab/wellformed.h"
#include "app/store/import/importedvalue.h"
#include "app/store/import/orderimport.h"

namespace paillasse::store {

namespace {

using exchange::ResultStatus;

bool hasValue(const exchange::ImportedResult& result)
{
    return result.value && result.status != ResultStatus::Withdrawn && result.status != ResultStatus::NotPerformed;
}

// Asked of this laboratory: of a tube or a bench here. What another one says of it never answers it.
bool isAskedHere(const lab::ResultLine& line)
{
    return line.specimen != 0 || line.bench != 0;
}

// Nothing of it was released: what is shown of it may become another value.
bool mayStillChange(const lab::ResultLine& line)
{
    return line.isOpen() || line.state == lab::LineState::Elsewhere;
}

} // namespace

std::vector<OrderImport::Wanted> OrderImport::wantedOf(const lab::OrderId& id, const exchange::ImportedOrder& order) const
{
    std::vector<Wanted> list;
    std::map<std::string, std::size_t> times;
    for (const auto& result : order.results) {
        if (exchange::keyOf(result.examination).empty())
            continue;
        if (result.status == ResultStatus::Withdrawn) {
            m_toTray("results", "a result is withdrawn by its sender: a person says what becomes of it");
            continue;
        }
        if (!result.value && !result.attachments.empty()) {
            m_toTray("results", "a document came along: it is kept as it was sent");
            continue;
        }
        Wanted wanted;
        wanted.result = &result;
        wanted.examination = examinationOf(result.examination, m_tools.catalogue);
        wanted.name = wanted.examination == nullptr ? foreignName(result.examination) : wanted.examination->code;
        wanted.occurrence = times[wanted.name]++;
        // The same word again, preliminary or final, is the same measurement.
        auto measurement = m_tools.ids.of("measurement").add(id.bytes()).add(wanted.name).add(std::uint64_t{wanted.occurrence}).add(result.unit).add(static_cast<std::uint64_t>(result.observedAt.ms));
        if (result.value)
            measurement.add(lab::toString(*result.value, '.'));
        wanted.measurement = lab::MeasurementId(measurement.finish());
        list.push_back(std::move(wanted));
    }
    if (!order.attachments.empty())
        m_toTray("report", "a document came along: it is kept as it was sent");
    return list;
}

// The n-th line of that name for the n-th result of it.
const lab::ResultLine* OrderImport::lineOf(const lab::Order& order, const Wanted& wanted)
{
    std::size_t seen = 0;
    for (const auto& line : order.lines)
        if (line.examination == wanted.name && line.state != lab::LineState::Cancelled && seen++ == wanted.occurrence)
            return &line;
    return nullptr;
}

Result<> OrderImport::addLines(const lab::OrderId& id, const std::vector<Wanted>& wanted, Instant at)
{
    const auto order = m_tools.desk.order(id);
    if (!order)
        return tl::unexpected(order.error());
    lab::AddTests body;
    lab::LineId next = 1;
    for (const auto& line : (*order)->lines)
        next = std::max<lab::LineId>(next, static_cast<lab::LineId>(line.id + 1));
    for (const auto& one : wanted) {
        if (lineOf(**order, one) != nullptr || body.lines.size() >= lab::limits::linesPerAct)
            continue;
        body.lines.push_back({next++, one.name, 0, one.examination == nullptr ? foreignConfidentiality(one.result->examination) : one.examination->confidentiality, 0});
    }
    if (body.lines.empty())
        return {};
    const auto act = m_tools.ids.of("act.add").add(id.bytes()).add(body.lines.front().examination).add(std::uint64_t{body.lines.front().id}).finish();
    const auto done = perform(id, at, act, std::move(body), "lines");
    return done ? Result<>() : tl::unexpected(done.error());
}

// Nothing: it is there already, or it went to the tray.
std::optional<lab::LineMeasurement> OrderImport::entryOf(const lab::Order& order, const Wanted& wanted, const lab::Patient* patient, bool isExternal)
{
    const auto& result = *wanted.result;
    if (!hasValue(result))
        return std::nullopt;
    const auto* line = lineOf(order, wanted);
    if (line == nullptr) {
        m_toTray(wanted.examination == nullptr ? "examination" : "results", wanted.examination == nullptr ? "an examination that the catalogue does not have" : "a result that was not asked for");
        return std::nullopt;
    }
    if (line->measurement(wanted.measurement) != nullptr)
        return std::nullopt;
    lab::LineMeasurement entry;
    entry.line = line->id;
    if (isExternal) {
        entry.measurement = externalMeasurement(result, wanted.examination, m_sender);
    } else if (wanted.examination == nullptr) {
        m_toTray("examination", "an examination that the catalogue does not have");
        return std::nullopt;
    } else if (!hasUnitOf(result, *wanted.examination)) {
        m_toTray("unit", "a result in another unit than the catalogue's");
        return std::nullopt;
    } else {
        entry.measurement = instrumentMeasurement(result, *wanted.examination, m_sender);
        if (patient != nullptr) {
            const auto judged = lab::interpret(*wanted.examination, entry.measurement.value, lab::demographyOf(patient->identity, order));
            entry.measurement.range = judged.range;
            entry.measurement.level = judged.level;
        }
    }
    entry.measurement.id = wanted.measurement;
    if (line->reportable && entry.measurement.reason == lab::EntryReason::First)
        entry.measurement.reason = isExternal ? lab::EntryReason::Other : lab::EntryReason::Rerun;
    entry.replaces = line->reportable.value_or(lab::MeasurementId());
    // A person's choice among measurements stands; only what was asked again or corrected by its sender takes its place.
    const bool replaces = line->rerunAsked || (isExternal && result.status == ResultStatus::Corrected);
    const bool isBeside = isExternal && isAskedHere(*line);
    entry.select = mayStillChange(*line) && !isBeside && result.status != ResultStatus::Preliminary && (!line->reportable || replaces);
    if (isBeside && mayStillChange(*line))
        m_toTray("results", "another laboratory's result for an examination that is asked of this one: kept beside it, the line still waits");
    if (!mayStillChange(*line))
        m_toTray("results", "a result came after the report was released");
    return entry;
}

Result<> OrderImport::record(const lab::OrderId& id, const std::vector<Wanted>& wanted, bool isExternal, Instant at)
{
    const auto order = m_tools.desk.order(id);
    if (!order)
        return tl::unexpected(order.error());
    if (!*order)
        return {};
    const auto patient = m_tools.desk.patient((*order)->patient);
    if (!patient)
        return tl::unexpected(patient.error());
    std::vector<lab::LineMeasurement> entries;
    for (const auto& one : wanted) {
        const auto* line = lineOf(**order, one);
        const bool isFinalNow = line != nullptr && !(isExternal && isAskedHere(*line)) && line->measurement(one.measurement) != nullptr && !line->reportable && hasValue(*one.result)
            && one.result->status != ResultStatus::Preliminary;
        if (isFinalNow)
            if (const auto done = selectFinal(**order, one, at); !done)
                return done;
        if (auto entry = entryOf(**order, one, *patient ? &**patient : nullptr, isExternal))
            entries.push_back(std::move(*entry));
    }
    for (std::size_t from = 0; from < entries.size(); from += lab::limits::linesPerAct) {
        const auto to = std::min(from + lab::limits::linesPerAct, entries.size());
        lab::RecordMeasurements body;
        auto act = m_tools.ids.of("act.record").add(id.bytes());
        for (auto i = from; i < to; ++i) {
            act.add(entries[i].measurement.id.bytes());
            body.entries.push_back(std::move(entries[i]));
        }
        const auto done = perform(id, at, act.finish(), std::move(body), "results");
        if (!done)
            return tl::unexpected(done.error());
        m_tools.summary.results += *done ? to - from : 0;
    }
    return {};
}

// What came preliminary is now final in the same words.
Result<> OrderImport::selectFinal(const lab::Order& order, const Wanted& wanted, Instant at)
{
    const auto* line = lineOf(order, wanted);
    if (!mayStillChange(*line))
        return {};
    const auto act = m_tools.ids.of("act.select").add(order.id.bytes()).add(wanted.measurement.bytes()).finish();
    const auto done = perform(order.id, at, act, lab::SelectMeasurement{line->id, wanted.measurement, {}}, "results");
    return done ? Result<>() : tl::unexpected(done.error());
}

Result<> OrderImport::markAbsent(const lab::OrderId& id, const std::vector<Wanted>& wanted, Instant at)
{
    for (const auto& one : wanted) {
        if (one.result->status != ResultStatus::NotPerformed)
            continue;
        const auto order = m_tools.desk.order(id);
        if (!order)
            return tl::unexpected(order.error());
        const auto* line = *order ? lineOf(**order, one) : nullptr;
        if (line == nullptr || line->state != lab::LineState::Pending)
            continue;
        if (isAskedHere(*line)) {
            m_toTray("results", "another laboratory did not perform what is asked of this one: the line still waits");
            continue;
        }
        auto reason = exchange::asLine(one.result->comment, lab::limits::reason).text;
        if (reason.empty())
            reason = exchange::asLine("non réalisé : " + m_sender, lab::limits::reason).text;
        const auto act = m_tools.ids.of("act.absent").add(id.bytes()).add(std::uint64_t{line->id}).finish();
        const auto done = perform(id, at, act, lab::MarkNotPerformed{{line->id}, std::move(reason)}, "results");
        if (!done)
            return tl::unexpected(done.error());
    }
    return {};
}

Result<> OrderImport::recalculate(const lab::OrderId& id, Instant at)
{
    const auto order = m_tools.desk.order(id);
    if (!order || !*order)
        return order ? Result<>() : tl::unexpected(order.error());
    const auto patient = m_tools.desk.patient((*order)->patient);
    if (!patient || !*patient)
        return patient ? Result<>() : tl::unexpected(patient.error());
    lab::RecordMeasurements body;
    auto act = m_tools.ids.of("act.calculate").add(id.bytes());
    for (auto& calculation : lab::calculate(**order, m_tools.catalogue, lab::demographyOf((*patient)->identity, **order))) {
        if (calculation.outcome != lab::CalculationOutcome::Add || !calculation.measurement)
            continue;
        const auto* line = (*order)->line(calculation.line);
        auto key = m_tools.ids.of("measurement").add(id.bytes()).add(std::uint64_t{calculation.line}).add(std::uint64_t{line->revision}).add(lab::toString(calculation.measurement->value, '.'));
        calculation.measurement->id = lab::MeasurementId(key.finish());
        calculation.measurement->at = at;
        act.add(calculation.measurement->id.bytes());
        body.entries.push_back({calculation.line, std::move(*calculation.measurement), true, line->reportable.value_or(lab::MeasurementId())});
    }
    if (body.entries.empty())
        return {};
    const auto done = perform(id, at, act.finish(), std::move(body), "results");
    return done ? Result<>() : tl::unexpected(done.error());
}

} // namespace paillasse::store
