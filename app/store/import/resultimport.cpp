// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/import/resultimport.h"

#include <algorithm>

#include "app/exchange/textdecoding.h"
#include "app/lab/rules/calculation.h"
#include "app/lab/rules/interpretation.h"
#include "app/lab/wellformed.h"
#include "app/store/import/importedvalue.h"

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

Result<> ResultImport::addLines(Instant at)
{
    const auto order = m_acts.tools().desk.order(m_id);
    if (!order)
        return tl::unexpected(order.error());
    lab::AddTests body;
    lab::LineId next = 1;
    for (const auto& line : (*order)->lines)
        next = std::max<lab::LineId>(next, static_cast<lab::LineId>(line.id + 1));
    const auto lines = m_lines.of(**order);
    for (std::size_t i = 0; i < lines.size() && body.lines.size() < lab::limits::linesPerAct; ++i)
        if (lines[i] == nullptr)
            body.lines.push_back(m_lines.newLine(next++, m_lines.wanted()[i]));
    if (body.lines.empty())
        return {};
    const auto act = m_acts.tools().ids.act("act.add", m_id).add(body.lines.front().examination).add(std::uint64_t{body.lines.front().id}).finish();
    const auto done = m_acts.perform(m_id, at, act, std::move(body), "lines");
    return done ? Result<>() : tl::unexpected(done.error());
}

// Nothing: it has no place here, and a person is told.
std::optional<lab::Measurement> ResultImport::measurementOf(const lab::Order& order, const Wanted& wanted, const lab::Patient* patient)
{
    const auto& result = *wanted.result;
    lab::Measurement made;
    if (m_isExternal) {
        made = externalMeasurement(result, wanted.examination, m_acts.sender());
    } else if (wanted.examination == nullptr) {
        m_acts.toTray("examination", "an examination that the catalogue does not have");
        return std::nullopt;
    } else if (!hasUnitOf(result, *wanted.examination)) {
        m_acts.toTray("unit", "a result in another unit than the catalogue's");
        return std::nullopt;
    } else {
        made = instrumentMeasurement(result, *wanted.examination, m_acts.sender());
        if (patient != nullptr) {
            const auto judged = lab::interpret(*wanted.examination, made.value, lab::demographyOf(patient->identity, order));
            made.range = judged.range;
            made.level = judged.level;
        }
    }
    made.id = wanted.measurement;
    return made;
}

// Nothing: it is there already, or it went to the tray.
std::optional<lab::LineMeasurement> ResultImport::entryOf(const lab::Order& order, const lab::ResultLine* line, const Wanted& wanted, const lab::Patient* patient)
{
    const auto& result = *wanted.result;
    if (!hasValue(result))
        return std::nullopt;
    if (line == nullptr) {
        m_acts.toTray(wanted.examination == nullptr ? "examination" : "results", wanted.examination == nullptr ? "an examination that the catalogue does not have" : "a result that was not asked for");
        return std::nullopt;
    }
    auto made = measurementOf(order, wanted, patient);
    if (!made)
        return std::nullopt;
    tellUnplaced(order, result, *made);
    if (const auto* known = line->measurement(wanted.measurement)) {
        tellDifferences(*known, *made);
        return std::nullopt;
    }
    lab::LineMeasurement entry;
    entry.line = line->id;
    entry.measurement = std::move(*made);
    select(entry, *line, result);
    return entry;
}

void ResultImport::select(lab::LineMeasurement& entry, const lab::ResultLine& line, const exchange::ImportedResult& result)
{
    if (line.reportable && entry.measurement.reason == lab::EntryReason::First)
        entry.measurement.reason = m_isExternal ? lab::EntryReason::Other : lab::EntryReason::Rerun;
    entry.replaces = line.reportable.value_or(lab::MeasurementId());
    // A person's choice among measurements stands; only what was asked again or corrected by its sender takes its place.
    const bool replaces = line.rerunAsked || (m_isExternal && result.status == ResultStatus::Corrected);
    const bool isBeside = m_isExternal && isAskedHere(line);
    entry.select = mayStillChange(line) && !isBeside && result.status != ResultStatus::Preliminary && (!line.reportable || replaces);
    if (isBeside && mayStillChange(line))
        m_acts.toTray("results", "another laboratory's result for an examination that is asked of this one: kept beside it, the line still waits");
    if (!mayStillChange(line))
        m_acts.toTray("results", "a result came after the report was released");
}

void ResultImport::settleRivals(std::vector<lab::LineMeasurement>& entries)
{
    for (auto& entry : entries) {
        const auto isRival = [&entry](const lab::LineMeasurement& other) { return &other != &entry && other.select && other.line == entry.line; };
        const auto differs = [&](const lab::LineMeasurement& other) { return isRival(other) && other.measurement.value != entry.measurement.value; };
        if (!entry.select || std::ranges::none_of(entries, isRival))
            continue;
        if (std::ranges::any_of(entries, differs)) {
            m_acts.toTray("results", "several values of one examination: all are kept on its line, a person says which counts");
            entry.select = false;
        }
        for (auto& other : entries)
            other.select = other.select && !isRival(other);
    }
}

Result<> ResultImport::record(lab::SpecimenNumber tube, Instant at)
{
    const auto order = m_acts.tools().desk.order(m_id);
    if (!order || !*order)
        return order ? Result<>() : tl::unexpected(order.error());
    const auto patient = m_acts.tools().desk.patient((*order)->patient);
    if (!patient)
        return tl::unexpected(patient.error());
    const auto lines = m_lines.of(**order);
    std::vector<lab::LineMeasurement> entries;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto* line = lines[i];
        const auto& one = m_lines.wanted()[i];
        const bool isFinalNow = line != nullptr && !(m_isExternal && isAskedHere(*line)) && line->measurement(one.measurement) != nullptr && !line->reportable && hasValue(*one.result)
            && one.result->status != ResultStatus::Preliminary;
        if (isFinalNow)
            if (const auto done = selectFinal(*line, one, at); !done)
                return done;
        auto entry = entryOf(**order, line, one, *patient ? &**patient : nullptr);
        if (!entry)
            continue;
        if (!m_isExternal)
            entry->measurement.specimen = tube;
        entries.push_back(std::move(*entry));
    }
    settleRivals(entries);
    return recordAll(std::move(entries), at);
}

Result<> ResultImport::recordAll(std::vector<lab::LineMeasurement> entries, Instant at)
{
    for (std::size_t from = 0; from < entries.size(); from += lab::limits::linesPerAct) {
        const auto to = std::min(from + lab::limits::linesPerAct, entries.size());
        lab::RecordMeasurements body;
        auto act = m_acts.tools().ids.act("act.record", m_id);
        for (auto i = from; i < to; ++i) {
            act.add(entries[i].measurement.id.bytes());
            body.entries.push_back(std::move(entries[i]));
        }
        const auto done = m_acts.perform(m_id, at, act.finish(), std::move(body), "results");
        if (!done)
            return tl::unexpected(done.error());
        m_acts.tools().summary.results += *done ? to - from : 0;
    }
    return {};
}

// What came preliminary is now final in the same words.
Result<> ResultImport::selectFinal(const lab::ResultLine& line, const Wanted& wanted, Instant at)
{
    if (!mayStillChange(line))
        return {};
    const auto act = m_acts.tools().ids.act("act.select", m_id).add(wanted.measurement.bytes()).finish();
    const auto done = m_acts.perform(m_id, at, act, lab::SelectMeasurement{line.id, wanted.measurement, {}}, "results");
    return done ? Result<>() : tl::unexpected(done.error());
}

void ResultImport::tellUnplaced(const lab::Order& order, const exchange::ImportedResult& result, const lab::Measurement& made)
{
    if (exchange::asText(commentOf(result), lab::limits::text).isShortened)
        m_acts.unread(SourceField::Comment, "shortened");
    const bool isOtherTime = !result.observedAt.isNull() && result.observedAt != order.context.collectedAt;
    if (isOtherTime && !result.analysedAt.isNull() && result.observedAt != result.analysedAt)
        m_acts.unread(SourceField::ObservedAt, "a value keeps one time");
    if (m_isExternal)
        return;
    constexpr auto judged = "the catalogue judges";
    const bool hasRange = result.range.low || result.range.high || !result.range.text.empty();
    if (hasRange && (result.range.low != made.range.low || result.range.high != made.range.high || result.range.text != made.range.text))
        m_acts.unread(SourceField::Range, judged);
    if (result.level != lab::Level::Normal && result.level != made.level)
        m_acts.unread(SourceField::Level, judged);
    if (!result.performingLaboratory.empty() && result.performingLaboratory != m_acts.sender())
        m_acts.unread(SourceField::Laboratory, "it is this one");
}

// Said again: a measurement never changes.
void ResultImport::tellDifferences(const lab::Measurement& known, const lab::Measurement& again)
{
    constexpr auto before = "the value was taken in before, with other words";
    for (const auto& [field, isSame] : {std::pair(SourceField::Comment, known.comment == again.comment), {SourceField::Range, known.range == again.range}, {SourceField::Level, known.level == again.level},
                                        {SourceField::Method, known.method == again.method}, {SourceField::Instrument, known.instrument == again.instrument},
                                        {SourceField::Laboratory, known.performingLaboratory == again.performingLaboratory}})
        if (!isSame)
            m_acts.unread(field, before);
}

Result<> ResultImport::markAbsent(Instant at)
{
    for (std::size_t i = 0; i < m_lines.wanted().size(); ++i) {
        const auto& one = m_lines.wanted()[i];
        if (one.result->status != ResultStatus::NotPerformed)
            continue;
        const auto order = m_acts.tools().desk.order(m_id);
        if (!order)
            return tl::unexpected(order.error());
        const auto* line = *order ? m_lines.of(**order)[i] : nullptr;
        if (line == nullptr || line->state == lab::LineState::NotPerformed)
            continue;
        if (line->state != lab::LineState::Pending) {
            m_acts.toTray("results", "an examination is called not performed after it had a value");
            continue;
        }
        if (isAskedHere(*line)) {
            m_acts.toTray("results", "another laboratory did not perform what is asked of this one: the line still waits");
            continue;
        }
        auto reason = exchange::asLine(commentOf(*one.result), lab::limits::reason);
        if (reason.isShortened)
            m_acts.unread(SourceField::Comment, "shortened");
        if (reason.text.empty())
            reason = exchange::asLine("non réalisé : " + m_acts.sender(), lab::limits::reason);
        const auto act = m_acts.tools().ids.act("act.absent", m_id).add(std::uint64_t{line->id}).finish();
        const auto done = m_acts.perform(m_id, at, act, lab::MarkNotPerformed{{line->id}, std::move(reason.text)}, "results");
        if (!done)
            return tl::unexpected(done.error());
    }
    return {};
}

Result<> ResultImport::recalculate(Instant at)
{
    const auto order = m_acts.tools().desk.order(m_id);
    if (!order || !*order)
        return order ? Result<>() : tl::unexpected(order.error());
    const auto patient = m_acts.tools().desk.patient((*order)->patient);
    if (!patient || !*patient)
        return patient ? Result<>() : tl::unexpected(patient.error());
    lab::RecordMeasurements body;
    auto calculations = lab::calculate(**order, m_acts.tools().catalogue, lab::demographyOf((*patient)->identity, **order));
    body.groundless = lab::groundlessIn(**order, calculations);
    // Not by the name of the act that brought the same measurement.
    auto act = m_acts.tools().ids.act(body.groundless.empty() ? "act.calculate" : "act.ungrounded", m_id);
    for (const auto& lost : body.groundless)
        act.add(lost.measurement.bytes());
    for (auto& calculation : calculations) {
        if (calculation.outcome != lab::CalculationOutcome::Add || !calculation.measurement)
            continue;
        const auto* line = (*order)->line(calculation.line);
        auto key = m_acts.tools().ids.of("measurement").add(m_id.bytes()).add(std::uint64_t{calculation.line}).add(std::uint64_t{line->revision}).add(lab::toString(calculation.measurement->value, '.'));
        calculation.measurement->id = lab::MeasurementId(key.finish());
        calculation.measurement->at = at;
        act.add(calculation.measurement->id.bytes());
        body.entries.push_back({calculation.line, std::move(*calculation.measurement), true, line->reportable.value_or(lab::MeasurementId())});
    }
    if (body.entries.empty() && body.groundless.empty())
        return {};
    const auto done = m_acts.perform(m_id, at, act.finish(), std::move(body), "results");
    return done ? Result<>() : tl::unexpected(done.error());
}

} // namespace paillasse::store
