// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/actdesk.h"

namespace paillasse::client {

namespace {

lab::MeasurementId reportableOf(const lab::Order* order, lab::LineId id)
{
    const auto* line = order ? order->line(id) : nullptr;
    return line ? line->reportable.value_or(lab::MeasurementId()) : lab::MeasurementId();
}

struct Rebase {
    const lab::Order* order;
    const std::string& number;

    void operator()(lab::RecordMeasurements& act) const
    {
        for (auto& entry : act.entries) {
            entry.replaces = reportableOf(order, entry.line);
            const auto* line = order ? order->line(entry.line) : nullptr;
            // A second value on a line needs its reason; the first one that was typed had none.
            if (line && !line->measurements.empty() && entry.measurement.reason == lab::EntryReason::First)
                entry.measurement.reason = lab::EntryReason::Other;
        }
    }
    void operator()(lab::ValidateTechnically& act) const
    {
        for (auto& line : act.lines)
            line.measurement = reportableOf(order, line.line);
    }
    void operator()(lab::RecordCall& act) const
    {
        if (order && order->line(act.call.line) && !order->line(act.call.line)->measurement(act.call.measurement))
            act.call.measurement = reportableOf(order, act.call.line);
    }
    void operator()(lab::RegisterPatient& act) const
    {
        if (!number.empty())
            act.patient.number = number;
    }
    void operator()(lab::PlaceOrder& act) const
    {
        if (!number.empty())
            act.accession = number;
    }
    void operator()(auto&) const {}
};

} // namespace

lab::ActBody rebased(lab::ActBody body, const std::optional<lab::Document>& document, const std::string& number)
{
    std::visit(Rebase{document ? std::get_if<lab::Order>(&*document) : nullptr, number}, body);
    return body;
}

} // namespace paillasse::client
