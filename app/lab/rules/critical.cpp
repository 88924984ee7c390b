// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/rules/critical.h"

namespace paillasse::lab {

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
    const bool repeat = reportable->reason == EntryReason::Rerun || reportable->reason == EntryReason::Dilution
        || reportable->reason == EntryReason::OtherSpecimen;
    return (repeat && line.measurements.size() > 1) || callState(order, line) != CallState::ToDo;
}

} // namespace paillasse::lab
