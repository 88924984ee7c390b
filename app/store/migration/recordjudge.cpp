// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/migration/recordjudge.h"

#include <algorithm>

#include "app/exchange/ucum.h"
#include "app/store/import/importedvalue.h"
#include "app/store/migration/reduction.h"

namespace paillasse::store {

namespace {

using migration::DifferenceKind;

// A limit of the laboratory's own warns at the bench; in a migration it is what no living person has.
constexpr double beyondCritical = 10;

std::string nameOf(const exchange::SourceCode& code)
{
    const auto& key = exchange::keyOf(code);
    return "code " + key + (code.loinc.empty() && !code.system.empty() ? " of " + code.system : "");
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
        m_differences.add(DifferenceKind::ImplausibleValue, staged.number, staged.where + ": born in the future");
    for (const auto& order : record.orders) {
        judgeTimes(staged, order, staged.where);
        // What a report calls itself by is asked of nobody.
        for (const auto& code : order.requested)
            if (order.action != exchange::OrderAction::Report && !exchange::keyOf(code).empty() && examinationOf(code, m_catalogue) == nullptr)
                m_differences.add(DifferenceKind::UnknownExamination, staged.number, nameOf(code));
        for (std::size_t i = 0; i < order.results.size(); ++i)
            judgeResult(staged, order.results[i], "result " + std::to_string(i + 1));
    }
}

void RecordJudge::judgeTimes(const StagedRecord& staged, const exchange::ImportedOrder& order, const std::string& place)
{
    const auto tomorrow = m_now + dayMs;
    if (order.context.collectedAt > tomorrow || order.context.prescribedAt > tomorrow)
        m_differences.add(DifferenceKind::ImplausibleValue, staged.number, place + ": an order of the future");
    const auto at = timeOf(order);
    const auto& patient = staged.record.patient;
    if (patient && !at.isNull() && !patient->identity.birthDate.isNull() && patient->identity.birthDate > Date::of(at + dayMs))
        m_differences.add(DifferenceKind::ImplausibleValue, staged.number, place + ": collected before the birth");
}

void RecordJudge::judgeResult(const StagedRecord& staged, const exchange::ImportedResult& result, const std::string& place)
{
    const auto* examination = examinationOf(result.examination, m_catalogue);
    if (examination == nullptr && !exchange::keyOf(result.examination).empty())
        m_differences.add(DifferenceKind::UnknownExamination, staged.number, nameOf(result.examination));
    if (!result.unit.empty())
        judgeUnit(staged.number, result, examination);
    if (result.observedAt > m_now + dayMs || result.analysedAt > m_now + dayMs)
        m_differences.add(DifferenceKind::ImplausibleValue, staged.number, staged.where + ": " + place + ": a result of the future");
    judgeValue(staged, result, examination, place);
}

void RecordJudge::judgeUnit(std::uint64_t record, const exchange::ImportedResult& result, const lab::Examination* examination)
{
    if (examination != nullptr && !examination->unit.empty()) {
        if (!hasUnitOf(result, *examination))
            m_differences.add(DifferenceKind::UnknownUnit, record, nameOf(result.examination) + ": unit " + result.unit + ", the catalogue's is " + examination->unit);
        return;
    }
    if (!exchange::isUcum(result.unit))
        m_differences.add(DifferenceKind::UnknownUnit, record, nameOf(result.examination) + ": unit " + result.unit + " is not UCUM");
}

void RecordJudge::judgeValue(const StagedRecord& staged, const exchange::ImportedResult& result, const lab::Examination* examination, const std::string& place)
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
        m_differences.add(DifferenceKind::ImplausibleValue, staged.number, staged.where + ": " + place + ": outside of the plausible range of " + examination->code);
    else if (number < 0 && !mayBeNegative(examination, result.unit))
        m_differences.add(DifferenceKind::ImplausibleValue, staged.number, staged.where + ": " + place + ": a negative concentration");
}

} // namespace paillasse::store
