// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/migration/recordjudge.h"

#include <algorithm>

#include "app/exchange/ucum.h"
#include "app/store/import/importedvalue.h"
#include "app/store/migration/reduction.h"

namespace paillasse::store {

namespace {

using migration::Finding;

// A limit of the laboratory's own warns at the bench; in a migration it is what no living person has.
constexpr double beyondCritical = 10;

// The system only where the code needs it.
std::vector<std::string> termsOf(const exchange::SourceCode& code)
{
    return {exchange::keyOf(code), code.loinc.empty() ? code.system : std::string()};
}

bool isBeyond(const lab::Examination& examination, double value)
{
    if (examination.plausibleLow || examination.plausibleHigh)
        return (examination.plausibleLow && value < examination.plausibleLow->toDouble()) || (examination.plausibleHigh && value > examination.plausibleHigh->toDouble());
    return std::ranges::any_of(examination.critical, [value](const lab::CriticalLimits& limits) {
        return (limits.low && value < limits.low->toDouble() / beyondCritical) || (limits.high && value > limits.high->toDouble() * beyondCritical);
    });
}

// A concentration, a count or an activity; a base excess is none.
bool mayBeNegative(const lab::Examination* examination, const std::string& unit)
{
    if (examination != nullptr && examination->plausibleLow)
        return examination->plausibleLow->toDouble() < 0;
    return unit.find('/') == std::string::npos;
}

} // namespace

void RecordJudge::judge(const StagedRecord& staged)
{
    const auto& record = staged.record;
    if (record.patient && !record.patient->identity.birthDate.isNull() && record.patient->identity.birthDate > Date::of(m_now))
        m_differences.add({.record = staged.number, .where = staged.where, .finding = Finding::BornInFuture});
    for (const auto& order : record.orders) {
        judgeTimes(staged, order);
        // What a report calls itself by is asked of nobody.
        for (const auto& code : order.requested)
            if (order.action != exchange::OrderAction::Report && !exchange::keyOf(code).empty() && examinationOf(code, m_catalogue) == nullptr)
                m_differences.add({.record = staged.number, .finding = Finding::NotInCatalogue, .terms = termsOf(code)});
        for (std::size_t i = 0; i < order.results.size(); ++i)
            judgeResult(staged, order.results[i], i + 1);
    }
}

void RecordJudge::judgeTimes(const StagedRecord& staged, const exchange::ImportedOrder& order)
{
    const auto tomorrow = m_now + dayMs;
    if (order.context.collectedAt > tomorrow || order.context.prescribedAt > tomorrow)
        m_differences.add({.record = staged.number, .where = staged.where, .finding = Finding::OrderOfFuture});
    const auto at = timeOf(order);
    const auto& patient = staged.record.patient;
    if (patient && !at.isNull() && !patient->identity.birthDate.isNull() && patient->identity.birthDate > Date::of(at + dayMs))
        m_differences.add({.record = staged.number, .where = staged.where, .finding = Finding::CollectedBeforeBirth});
}

void RecordJudge::judgeResult(const StagedRecord& staged, const exchange::ImportedResult& result, std::size_t place)
{
    const auto* examination = examinationOf(result.examination, m_catalogue);
    if (examination == nullptr && !exchange::keyOf(result.examination).empty())
        m_differences.add({.record = staged.number, .finding = Finding::NotInCatalogue, .terms = termsOf(result.examination)});
    if (!result.unit.empty())
        judgeUnit(staged.number, result, examination);
    if (result.observedAt > m_now + dayMs || result.analysedAt > m_now + dayMs)
        tellResult(staged, place, Finding::ResultOfFuture);
    judgeValue(staged, result, examination, place);
}

void RecordJudge::tellResult(const StagedRecord& staged, std::size_t place, Finding finding, std::vector<std::string> terms)
{
    m_differences.add({.record = staged.number, .where = staged.where, .finding = finding, .part = migration::RecordType::Result, .partNumber = place, .terms = std::move(terms)});
}

void RecordJudge::judgeUnit(std::uint64_t record, const exchange::ImportedResult& result, const lab::Examination* examination)
{
    if (examination != nullptr && !examination->unit.empty()) {
        if (!hasUnitOf(result, *examination))
            m_differences.add({.record = record, .finding = Finding::NotTheCataloguesUnit, .terms = {exchange::keyOf(result.examination), result.unit, examination->unit}});
        return;
    }
    if (!exchange::isUcum(result.unit))
        m_differences.add({.record = record, .finding = Finding::NotUcum, .terms = {exchange::keyOf(result.examination), result.unit}});
}

void RecordJudge::judgeValue(const StagedRecord& staged, const exchange::ImportedResult& result, const lab::Examination* examination, std::size_t place)
{
    if (!result.value)
        return;
    const auto fitted = examination != nullptr ? fittedValue(*result.value, *examination) : *result.value;
    const auto* quantity = std::get_if<lab::Quantity>(&fitted);
    if (quantity == nullptr)
        return;
    const auto number = quantity->number.toDouble();
    const bool isInItsUnit = examination != nullptr && hasUnitOf(result, *examination);
    if (isInItsUnit && isBeyond(*examination, number))
        tellResult(staged, place, Finding::BeyondPlausible, {examination->code});
    else if (number < 0 && !mayBeNegative(examination, result.unit))
        tellResult(staged, place, Finding::NegativeConcentration);
}

} // namespace paillasse::store
