// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/rebase.h"

#include "app/client/acts.h"
#include "app/client/cache/present.h"
#include "app/client/calculated.h"

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

// What follows from the act on the calculated lines now. Without the patient, whom this person may not see, nothing does: whoever enters next
// on the order brings it.
Result<Calculated> calculatedNow(sql::Database& database, const lab::Catalogue& catalogue, const lab::Order& order, const lab::Act& act)
{
    const auto patient = readPresent(database, lab::documentId(order.patient));
    if (!patient)
        return tl::unexpected(patient.error());
    const auto* known = patient->document ? std::get_if<lab::Patient>(&*patient->document) : nullptr;
    return known ? calculatedAfter(order, act, catalogue, known->identity) : Calculated();
}

} // namespace

Result<lab::Act> rebased(sql::Database& database, const lab::Catalogue& catalogue, lab::Act act, const std::optional<lab::Document>& document, const std::string& number)
{
    const auto* order = document ? std::get_if<lab::Order>(&*document) : nullptr;
    std::visit(Rebase{order, number}, act.body);
    if (!order)
        return act;
    dropCalculated(act.body);
    act.based = basedOn(*order, act.body);
    if (!takesCalculated(act.body))
        return act;
    auto calculated = calculatedNow(database, catalogue, *order, act);
    if (!calculated)
        return tl::unexpected(calculated.error());
    addCalculated(act.body, std::move(*calculated));
    act.based = basedOn(*order, act.body);
    return act;
}

} // namespace paillasse::client
