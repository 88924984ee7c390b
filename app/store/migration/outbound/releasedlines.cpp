// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/migration/outbound/releasedlines.h"

#include "app/exchange/quantities.h"
#include "app/exchange/textdecoding.h"
#include "app/lab/wellformed.h"

namespace paillasse::store {

namespace {

namespace limits = lab::limits;

bool isWithdrawn(const lab::Order& order, const lab::ReportVersion& report)
{
    return report.kind == lab::ReportKind::Withdrawn
        || std::ranges::any_of(order.reports, [&](const lab::ReportVersion& other) { return other.kind == lab::ReportKind::Withdrawn && other.replaces == report.version; });
}

// The name that the report printed, in the language of its readers.
exchange::SourceCode codeOf(const SourceLaboratory& laboratory, const lab::ResultLine& line)
{
    exchange::SourceCode code;
    code.local = line.examination;
    code.system = "urn:uuid:" + laboratory.id.toString();
    if (const auto* examination = laboratory.catalogue.find(line.examination)) {
        code.loinc = examination->loinc;
        code.text = exchange::asLine(examination->french, limits::name).text;
    }
    return code;
}

struct Entries {
    const lab::ReportedLine* last = nullptr;
    bool isCorrected = false;
};

Entries entriesOf(const lab::Order& order, lab::LineId line)
{
    Entries entries;
    for (const auto& report : order.reports) {
        if (isWithdrawn(order, report))
            continue;
        const auto found = std::ranges::find(report.lines, line, &lab::ReportedLine::line);
        if (found == report.lines.end())
            continue;
        entries.isCorrected = entries.last != nullptr && (entries.isCorrected || entries.last->measurement != found->measurement);
        entries.last = &*found;
    }
    return entries;
}

// None of a line that is open again.
Entries releasedEntries(const lab::Order& order, const lab::ResultLine& line)
{
    const bool isOpenAgain = line.state != lab::LineState::BiologicallyValid && line.state != lab::LineState::NotPerformed;
    return isOpenAgain ? Entries() : entriesOf(order, line.id);
}

lab::AppliedRange rangeOf(const lab::AppliedRange& applied)
{
    auto range = applied.low || applied.high ? lab::AppliedRange{applied.low, applied.high, {}, {}, false} : exchange::readRange(applied.text);
    range.reason = exchange::asLine(applied.reason, limits::name).text;
    return range;
}

void addMeasurement(const lab::Measurement& measurement, exchange::ImportedResult& result)
{
    result.value = measurement.value;
    if (auto* text = std::get_if<lab::ShortText>(&*result.value))
        text->text = exchange::asText(text->text, limits::shortText).text;
    if (auto* coded = std::get_if<lab::Coded>(&*result.value))
        coded->text = exchange::asLine(coded->text, limits::name).text;
    // A unit says nothing of what is no number.
    if (std::holds_alternative<lab::Quantity>(measurement.value))
        result.unit = measurement.unit;
    result.range = rangeOf(measurement.range);
    result.level = measurement.level;
    result.analysedAt = measurement.at;
    result.instrument = exchange::asLine(measurement.instrument, limits::name).text;
    result.method = exchange::asLine(measurement.method, limits::name).text;
    result.performingLaboratory = exchange::asLine(measurement.performingLaboratory, limits::name).text;
    result.comment = exchange::asText(measurement.comment, limits::text).text;
}

} // namespace

std::vector<ReleasedLine> releasedLines(const SourceLaboratory& laboratory, const lab::Order& order)
{
    std::vector<ReleasedLine> released;
    for (const auto& line : order.lines)
        if (const auto entries = releasedEntries(order, line); entries.last != nullptr)
            released.push_back({&line, line.measurement(entries.last->measurement), entries.isCorrected, codeOf(laboratory, line)});
    return released;
}

std::vector<lab::LineId> releasedIds(const lab::Order& order)
{
    std::vector<lab::LineId> ids;
    for (const auto& line : order.lines)
        if (releasedEntries(order, line).last != nullptr)
            ids.push_back(line.id);
    return ids;
}

exchange::ImportedResult resultOf(const SourceLaboratory& laboratory, const lab::Order& order, const ReleasedLine& released)
{
    exchange::ImportedResult result;
    result.examination = released.code;
    const auto* tube = order.specimen(released.line->specimen);
    result.observedAt = tube != nullptr && !tube->collectedAt.isNull() ? tube->collectedAt : order.context.collectedAt;
    if (released.measurement == nullptr) {
        result.status = exchange::ResultStatus::NotPerformed;
        result.comment = exchange::asText(released.line->reason, limits::text).text;
        return result;
    }
    result.status = released.isCorrected ? exchange::ResultStatus::Corrected : exchange::ResultStatus::Final;
    addMeasurement(*released.measurement, result);
    if (result.performingLaboratory.empty())
        result.performingLaboratory = exchange::asLine(laboratory.name, limits::name).text;
    return result;
}

} // namespace paillasse::store
