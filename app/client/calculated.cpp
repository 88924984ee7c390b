// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/calculated.h"

#include "app/lab/apply.h"
#include "app/lab/rules/calculation.h"

namespace paillasse::client {

std::optional<lab::Order> orderAfter(const lab::Order& order, const lab::Act& act)
{
    auto document = lab::apply(lab::Document(order), act);
    auto* made = document ? std::get_if<lab::Order>(&*document) : nullptr;
    return made ? std::optional(std::move(*made)) : std::nullopt;
}

std::vector<lab::LineMeasurement> calculatedAfter(const lab::Order& order, const lab::Act& act, const lab::Catalogue& catalogue, const lab::Identity& identity)
{
    std::vector<lab::LineMeasurement> entries;
    const auto after = orderAfter(order, act);
    if (!after)
        return entries;
    for (auto& calculation : lab::calculate(*after, catalogue, lab::demographyOf(identity, *after))) {
        const auto* line = order.line(calculation.line);
        if (!line || calculation.outcome != lab::CalculationOutcome::Add || !calculation.measurement)
            continue;
        auto& measurement = *calculation.measurement;
        measurement.id = lab::MeasurementId::make(act.at);
        measurement.enteredBy = act.person;
        measurement.at = act.at;
        entries.push_back({line->id, std::move(measurement), true, line->reportable.value_or(lab::MeasurementId())});
    }
    return entries;
}

std::vector<lab::LineMeasurement>* calculatedIn(lab::ActBody& body)
{
    if (auto* record = std::get_if<lab::RecordMeasurements>(&body))
        return &record->entries;
    auto* choice = std::get_if<lab::SelectMeasurement>(&body);
    return choice ? &choice->calculated : nullptr;
}

void dropCalculated(lab::ActBody& body)
{
    if (auto* entries = calculatedIn(body))
        std::erase_if(*entries, [](const lab::LineMeasurement& entry) { return entry.measurement.source == lab::MeasurementSource::Calculated; });
}

} // namespace paillasse::client
