// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/rules/worklist.h"

#include <algorithm>

#include "app/lab/rules/critical.h"
#include "app/lab/rules/demography.h"

namespace paillasse::lab {

namespace {

const Decimal* numberOf(const Value& value)
{
    const auto* quantity = std::get_if<Quantity>(&value);
    return quantity == nullptr ? nullptr : &quantity->number;
}

bool isComparable(const Measurement& measurement, const Comparability& wanted)
{
    return measurement.unit == wanted.unit && (wanted.method.empty() || measurement.method.empty() || measurement.method == wanted.method);
}

bool isOffScale(const Measurement& measurement)
{
    const auto* quantity = std::get_if<Quantity>(&measurement.value);
    const auto* titre = std::get_if<Titre>(&measurement.value);
    return (quantity != nullptr && quantity->comparator != Comparator::None) || (titre != nullptr && titre->comparator != Comparator::None);
}

// Collects reasons in the order of the enumeration.
class Reasons {
public:
    void add(bool holds, ReviewReason reason)
    {
        if (holds)
            m_reasons.push_back(reason);
    }
    std::vector<ReviewReason> take()
    {
        std::ranges::sort(m_reasons);
        return std::move(m_reasons);
    }

private:
    std::vector<ReviewReason> m_reasons;
};

void addOfMeasurement(Reasons& reasons, const Measurement& measurement)
{
    reasons.add(isCritical(measurement.level), ReviewReason::Critical);
    reasons.add(measurement.level != Level::Normal && !isCritical(measurement.level), ReviewReason::Abnormal);
    reasons.add(measurement.delta.has_value(), ReviewReason::Delta);
    reasons.add(measurement.range.isDefault, ReviewReason::DefaultRange);
    reasons.add(!measurement.comment.empty(), ReviewReason::Commented);
    reasons.add(isOffScale(measurement), ReviewReason::OffScale);
    reasons.add(measurement.source == MeasurementSource::External, ReviewReason::External);
    reasons.add(std::holds_alternative<ShortText>(measurement.value), ReviewReason::FreeText);
}

} // namespace

std::vector<PreviousValue> comparableHistory(std::span<const Order* const> orders, const Comparability& wanted, const OrderId& except, Instant before)
{
    std::vector<PreviousValue> history;
    for (const auto* order : orders) {
        const auto collectedAt = collectionOf(*order);
        if (order->id == except || (!before.isNull() && collectedAt >= before))
            continue;
        for (const auto& line : order->lines) {
            const auto* measurement = line.withheld || line.examination != wanted.examination ? nullptr : line.reportableMeasurement();
            if (measurement != nullptr && isComparable(*measurement, wanted))
                history.push_back({order, measurement, collectedAt, line.state == LineState::BiologicallyValid});
        }
    }
    std::ranges::stable_sort(history, std::ranges::greater(), &PreviousValue::collectedAt);
    return history;
}

Direction directionOf(const Value& value, const Value& previous)
{
    const auto* now = numberOf(value);
    const auto* then = numberOf(previous);
    if (now == nullptr || then == nullptr)
        return Direction::None;
    const auto order = compare(*now, *then);
    return order < 0 ? Direction::Down : order > 0 ? Direction::Up : Direction::Same;
}

LineId nextOpenLine(const Order& order, LineId after, BenchMask benches)
{
    const auto isNext = [&](const ResultLine& line) {
        const bool open = line.state == LineState::Pending || (line.rerunAsked && line.isOpen());
        const bool mine = line.bench == 0 || (benches & benchBit(line.bench)) != 0;
        return open && mine && !line.withheld && !order.needsNewTube(line);
    };
    const auto start = std::ranges::find(order.lines, after, &ResultLine::id);
    const auto begin = start == order.lines.end() ? order.lines.begin() : std::next(start);
    for (auto line = begin; line != order.lines.end(); ++line)
        if (isNext(*line))
            return line->id;
    for (auto line = order.lines.begin(); line != begin; ++line)
        if (isNext(*line))
            return line->id;
    return 0;
}

std::vector<ReviewReason> reviewReasons(const Order& order, const ResultLine& line, const Identity& identity)
{
    Reasons reasons;
    if (line.withheld) {
        reasons.add(true, ReviewReason::Withheld);
        return reasons.take();
    }
    const auto* measurement = line.reportableMeasurement();
    if (measurement != nullptr)
        addOfMeasurement(reasons, *measurement);
    const bool external = measurement != nullptr && measurement->source == MeasurementSource::External;
    const bool validated = line.state == LineState::TechnicallyValid || line.state == LineState::BiologicallyValid;
    // A calculated value has no control of its own: its inputs' speak.
    const bool calculated = measurement != nullptr && measurement->source == MeasurementSource::Calculated;
    const auto call = callState(order, line);
    const auto* tube = order.specimen(line.specimen);
    reasons.add(validated && !external && !calculated && line.control != ControlState::Attested, ReviewReason::ControlMissing);
    reasons.add(call == CallState::ToDo || call == CallState::Attempted, ReviewReason::CallOpen);
    reasons.add(line.rerunAsked, ReviewReason::RerunAsked);
    reasons.add(line.measurements.size() > 1 && !calculated, ReviewReason::SeveralMeasurements);
    reasons.add(!line.sentBackReason.empty(), ReviewReason::SentBackBefore);
    reasons.add(tube != nullptr && (tube->state == SpecimenState::AcceptedWithRemark || tube->state == SpecimenState::Rejected), ReviewReason::SpecimenRemark);
    reasons.add(identity.doubtful || identity.homonym, ReviewReason::DoubtfulIdentity);
    reasons.add(line.state == LineState::NotPerformed, ReviewReason::NotPerformed);
    return reasons.take();
}

std::vector<ReviewReason> reviewReasons(const Order& order, const Identity& identity)
{
    std::vector<ReviewReason> all;
    for (const auto& line : order.lines) {
        if (line.state == LineState::Cancelled || line.state == LineState::BiologicallyValid)
            continue;
        const auto some = reviewReasons(order, line, identity);
        all.insert(all.end(), some.begin(), some.end());
    }
    std::ranges::sort(all);
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

bool isClear(const Order& order, const Identity& identity)
{
    const auto waits = [](const ResultLine& line) { return line.state == LineState::TechnicallyValid || line.state == LineState::Cancelled; };
    const auto isValid = [](const ResultLine& line) { return line.state == LineState::TechnicallyValid; };
    return order.reports.empty() && order.notes.empty() && order.calls.empty() && std::ranges::all_of(order.lines, waits) && std::ranges::any_of(order.lines, isValid) &&
           reviewReasons(order, identity).empty();
}

} // namespace paillasse::lab
