// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wire/summary.h"

#include <algorithm>

#include "app/wire/summaryfields.h"

namespace paillasse::wire {

namespace {

using lab::LineState;

template <class T>
Result<T> readFirst(ByteView section)
{
    cbor::Reader r(section);
    T summary{};
    if (r.array() != 2)
        r.fail();
    cbor::get(r, summary);
    if (!r.ok())
        return fail(ErrorCode::Corrupt, "section: the summary is not readable");
    return summary;
}

bool hasAnswer(const lab::Order& order, const lab::MeasurementId& measurement)
{
    return std::any_of(order.calls.begin(), order.calls.end(), [&](const lab::CriticalCall& call) { return call.measurement == measurement && call.outcome != lab::CallOutcome::Attempted; });
}

OrderStage stageOf(const lab::Order& order, const OrderSummary& summary)
{
    const bool anyReceived = order.specimens.empty() || !summary.receivedAt.isNull();
    const bool anyOpen = std::any_of(order.lines.begin(), order.lines.end(), [](const lab::ResultLine& line) { return line.isOpen(); });
    if (summary.toValidate != 0)
        return OrderStage::ToValidateTechnically;
    if (summary.toEnter != 0)
        return anyReceived ? OrderStage::ToEnter : OrderStage::ToReceive;
    if (summary.technical > 0)
        return OrderStage::ToValidateBiologically;
    if (anyOpen)
        return anyReceived ? OrderStage::ToEnter : OrderStage::ToReceive;
    return summary.released > 0 ? OrderStage::Released : OrderStage::Closed;
}

} // namespace

PatientSummary summarise(const lab::Patient& patient)
{
    const auto& identity = patient.identity;
    auto forenames = identity.birthForenames.empty() ? identity.firstForename : identity.birthForenames;
    if (!identity.usedForename.empty() && identity.usedForename != identity.firstForename)
        forenames += ' ' + identity.usedForename;
    // The matricule INS is a person's own; the insured NIR may be a parent's (laboratory.md §2).
    const bool hasBoth = !identity.insMatricule.empty() && patient.insuredNir != identity.insMatricule;
    return {patient.number, identity.birthName, identity.usedName, std::move(forenames), identity.birthDate, identity.sex, identity.state,
            identity.insMatricule.empty() ? patient.insuredNir : identity.insMatricule, hasBoth ? patient.insuredNir : std::string()};
}

OrderSummary summariseRequest(const lab::Order& order)
{
    OrderSummary summary{order.patient, order.accession, order.priority, order.placedAt, {}, {}, 0, 0, 0, 0, 0, 0};
    for (const auto& specimen : order.specimens)
        if (!specimen.receivedAt.isNull() && specimen.state != lab::SpecimenState::Rejected && (summary.receivedAt.isNull() || specimen.receivedAt < summary.receivedAt))
            summary.receivedAt = specimen.receivedAt;
    for (const auto& line : order.lines) {
        if (line.state == LineState::Cancelled)
            continue;
        ++summary.lines;
        summary.entered += line.state != LineState::Pending;
        summary.technical += line.state == LineState::TechnicallyValid;
        summary.released += line.state == LineState::BiologicallyValid;
        if (line.state == LineState::Pending || (line.rerunAsked && line.isOpen()))
            summary.toEnter |= lab::benchBit(line.bench);
        if (line.state == LineState::Measured)
            summary.toValidate |= lab::benchBit(line.bench);
    }
    summary.stage = stageOf(order, summary);
    return summary;
}

ResultsSummary summariseResults(const lab::Order& order)
{
    ResultsSummary summary;
    for (const auto& line : order.lines) {
        const auto* measurement = line.confidentiality == lab::Confidentiality::None ? line.reportableMeasurement() : nullptr;
        if (!measurement)
            continue;
        summary.abnormal += measurement->level != lab::Level::Normal;
        summary.delta += measurement->delta.has_value();
        if (line.technical && (line.control == lab::ControlState::NotTracked || line.control == lab::ControlState::NotDone))
            ++summary.withoutControl;
        if (!lab::isCritical(measurement->level))
            continue;
        ++summary.critical;
        summary.openCalls += line.state != LineState::Elsewhere && !hasAnswer(order, measurement->id);
    }
    summary.reports = static_cast<std::uint16_t>(order.reports.size());
    summary.changedSinceReport = !order.reports.empty() && order.changedSinceReport();
    const auto* last = order.lastReport();
    summary.printedSinceReport = last && std::any_of(order.deliveries.begin(), order.deliveries.end(), [last](const lab::Delivery& delivery) { return delivery.version == last->version; });
    summary.unreleasedPrint = order.hasUnreleasedPrint();
    return summary;
}

Result<PatientSummary> readPatientSummary(ByteView identitySection)
{
    return readFirst<PatientSummary>(identitySection);
}

Result<OrderSummary> readOrderSummary(ByteView requestSection)
{
    return readFirst<OrderSummary>(requestSection);
}

Result<ResultsSummary> readResultsSummary(ByteView resultsSection)
{
    return readFirst<ResultsSummary>(resultsSection);
}

} // namespace paillasse::wire
