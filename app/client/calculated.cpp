// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/calculated.h"

#include <algorithm>
#include <iterator>

#include "app/lab/apply.h"
#include "app/lab/rules/calculation.h"

namespace paillasse::client {

std::optional<lab::Order> orderAfter(const lab::Order& order, const lab::Act& act)
{
    auto document = lab::apply(lab::Document(order), act);
    auto* made = document ? std::get_if<lab::Order>(&*document) : nullptr;
    return made ? std::optional(std::move(*made)) : std::nullopt;
}

Calculated calculatedAfter(const lab::Order& order, const lab::Act& act, const lab::Catalogue& catalogue, const lab::Identity& identity)
{
    Calculated calculated;
    const auto after = orderAfter(order, act);
    if (!after)
        return calculated;
    auto calculations = lab::calculate(*after, catalogue, lab::demographyOf(identity, *after));
    calculated.groundless = lab::groundlessIn(*after, calculations);
    for (auto& calculation : calculations) {
        const auto* line = order.line(calculation.line);
        if (!line || calculation.outcome != lab::CalculationOutcome::Add || !calculation.measurement)
            continue;
        auto& measurement = *calculation.measurement;
        measurement.id = lab::MeasurementId::make(act.at);
        measurement.enteredBy = act.person;
        measurement.at = act.at;
        calculated.entries.push_back({line->id, std::move(measurement), true, line->reportable.value_or(lab::MeasurementId())});
    }
    return calculated;
}

namespace {

// Where it stands in an act.
struct Places {
    std::vector<lab::LineMeasurement>* entries = nullptr;
    std::vector<lab::LostGround>* groundless = nullptr;
};

Places placesIn(lab::ActBody& body)
{
    if (auto* record = std::get_if<lab::RecordMeasurements>(&body))
        return {&record->entries, &record->groundless};
    auto* choice = std::get_if<lab::SelectMeasurement>(&body);
    return choice ? Places{&choice->calculated, &choice->groundless} : Places();
}

} // namespace

bool takesCalculated(const lab::ActBody& body)
{
    return std::holds_alternative<lab::RecordMeasurements>(body) || std::holds_alternative<lab::SelectMeasurement>(body);
}

void addCalculated(lab::ActBody& body, Calculated calculated)
{
    const auto places = placesIn(body);
    if (!places.entries)
        return;
    std::ranges::move(calculated.entries, std::back_inserter(*places.entries));
    std::ranges::move(calculated.groundless, std::back_inserter(*places.groundless));
}

void dropCalculated(lab::ActBody& body)
{
    const auto places = placesIn(body);
    if (!places.entries)
        return;
    std::erase_if(*places.entries, [](const lab::LineMeasurement& entry) { return entry.measurement.source == lab::MeasurementSource::Calculated; });
    places.groundless->clear();
}

} // namespace paillasse::client
