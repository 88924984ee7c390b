// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/csv/rowresults.h"

#include "app/exchange/csv/words.h"
#include "app/exchange/textdecoding.h"
#include "app/exchange/textvalue.h"
#include "app/exchange/units.h"
#include "app/lab/wellformed.h"

namespace paillasse::exchange::csv {

namespace {

namespace limits = lab::limits;

std::string unitOf(const RowCells& row, const std::string& unit)
{
    const auto& units = row.mapping().units;
    const auto known = units.find(unit);
    return known == units.end() ? ucumOf(unit) : known->second;
}

void readValueOf(RowCells& row, std::size_t at, const std::string& unit, ImportedResult& result)
{
    const auto& column = row.column(at);
    const auto known = column.values.find(row.cell(at));
    if (column.kind == ValueKind::Coded || (known != column.values.end() && column.kind == ValueKind::Any)) {
        const auto code = asLine(row.cell(at), limits::code);
        if (!code.isShortened) {
            result.value = lab::Coded{code.text, known == column.values.end() ? "" : asLine(known->second, limits::name).text};
            return;
        }
    }
    if (column.kind == ValueKind::Text || column.kind == ValueKind::Coded)
        setText(result, row.meant(at));
    else if (readValue(row.meant(at), unit, row.mapping().decimal, result))
        row.tell(at, "rounded to nine decimals");
}

std::optional<ImportedResult> describedResult(RowCells& row)
{
    ImportedResult result;
    result.examination = row.codeOf(row.line(Target::ExaminationCode, limits::code), row.line(Target::ExaminationName, limits::name));
    const auto unit = row.line(Target::Unit, limits::code);
    row.each(Target::Value, [&](std::size_t at) {
        if (row.column(at).examination)
            return;
        if (result.value)
            row.tell(at, "another column has its target");
        else
            readValueOf(row, at, unit, result);
    });
    if (!result.value && exchange::keyOf(result.examination).empty())
        return std::nullopt;
    result.unit = unitOf(row, unit);
    const auto sign = row.mapping().decimal;
    result.range = rangeOf(row.line(Target::RangeLow, limits::code), row.line(Target::RangeHigh, limits::code), unit, sign);
    if (result.range == lab::AppliedRange())
        result.range = rangeOf(row.line(Target::Range, limits::name), {}, unit, sign);
    result.part = row.line(Target::Part, limits::code);
    if (const auto word = row.line(Target::Flag, limits::code); !word.empty()) {
        const auto level = levelNamed(word);
        result.level = level.value_or(lab::Level::Normal);
        result.flags = level ? "" : word;
    }
    const auto word = row.line(Target::Status, limits::code);
    const auto status = statusNamed(word, result.value.has_value());
    result.status = status.value_or(result.value ? ResultStatus::Final : ResultStatus::Pending);
    if (!word.empty() && !status)
        row.tell(Target::Status, "no word for a status");
    result.analysedAt = row.instant(Target::AnalysedAt);
    result.instrument = row.line(Target::Instrument, limits::name);
    result.method = row.line(Target::Method, limits::name);
    result.performingLaboratory = row.line(Target::PerformingLaboratory, limits::name);
    const auto comment = row.joined(Target::ResultComment, "\n", limits::text);
    appendLine(result.comment, comment);
    return result;
}

} // namespace

std::vector<ImportedResult> resultsOf(RowCells& row)
{
    std::vector<ImportedResult> results;
    row.each(Target::Value, [&](std::size_t at) {
        const auto& column = row.column(at);
        if (!column.examination)
            return;
        ImportedResult result;
        result.examination = *column.examination;
        readValueOf(row, at, column.unit, result);
        result.unit = unitOf(row, column.unit);
        result.range = rangeOf(column.range, {}, column.unit, row.mapping().decimal);
        results.push_back(std::move(result));
    });
    if (auto described = describedResult(row))
        results.insert(results.begin(), std::move(*described));
    return results;
}

} // namespace paillasse::exchange::csv
