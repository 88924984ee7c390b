// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/rules/critical.h"

#include <algorithm>

namespace paillasse::lab {

namespace {

// Another tube is one only where something was measured on a first one.
bool isRepeat(const ResultLine& line, const Measurement& measurement)
{
    if (measurement.reason == EntryReason::OtherSpecimen)
        return measurement.specimen != 0 && std::ranges::any_of(line.measurements, [&measurement](const Measurement& other) { return other.specimen != 0 && other.specimen != measurement.specimen; });
    return line.measurements.size() > 1 && (measurement.reason == EntryReason::Rerun || measurement.reason == EntryReason::Dilution);
}

} // namespace

CallState callState(const Order& order, const ResultLine& line)
{
    const auto* reportable = line.reportableMeasurement();
    if (reportable == nullptr || !isCritical(reportable->level) || line.state == LineState::Elsewhere)
        return CallState::None;
    auto state = CallState::ToDo;
    for (const auto& call : order.calls) {
        if (call.line != line.id || call.measurement != reportable->id)
            continue;
        // An acknowledgement stands, whatever was tried around it.
        if (call.outcome == CallOutcome::Acknowledged)
            return CallState::Acknowledged;
        state = call.outcome == CallOutcome::NotRequired ? CallState::NotRequired : CallState::Attempted;
    }
    return state;
}

bool isCriticalAnswered(const Order& order, const ResultLine& line)
{
    const auto* reportable = line.reportableMeasurement();
    if (reportable == nullptr || !isCritical(reportable->level) || line.state == LineState::Elsewhere || !reportable->criticalReason.empty())
        return true;
    return isRepeat(line, *reportable) || callState(order, line) != CallState::ToDo;
}

} // namespace paillasse::lab
