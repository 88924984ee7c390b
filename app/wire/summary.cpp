// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wire/summary.h"

#include <algorithm>

#include "app/lab/rules/nextrelease.h"
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

bool isToEnter(const lab::ResultLine& line)
{
    return line.state == LineState::Pending || (line.rerunAsked && line.isOpen());
}

// From what everybody who sees the order knows: of a confidential line that is its state.
OrderStage stageOf(const lab::Order& order, const OrderSummary& summary)
{
    const auto any = [&order](auto is) { return std::any_of(order.lines.begin(), order.lines.end(), is); };
    const auto inState = [&any](LineState state) { return any([state](const lab::ResultLine& line) { return line.state == state; }); };
    const auto isOrdinary = [](const lab::ResultLine& line) { return !line.withheld && line.confidentiality == lab::Confidentiality::None; };
    if (inState(LineState::Measured))
        return OrderStage::ToValidateTechnically;
    if (inState(LineState::Pending) || any([&isOrdinary](const lab::ResultLine& line) { return isOrdinary(line) && isToEnter(line); }))
        return order.specimens.empty() || !summary.receivedAt.isNull() ? OrderStage::ToEnter : OrderStage::ToReceive;
    if (any([&order](const lab::ResultLine& line) { return lab::isNews(order, line); }))
        return OrderStage::ToValidateBiologically;
    return summary.released > 0 ? OrderStage::Released : OrderStage::Closed;
}

lab::BenchMask bitOf(lab::BenchNumber bench)
{
    const auto bit = lab::benchBit(bench);
    return bit == 0 ? lab::BenchMask{1} : bit;
}

void add(WaitingLines& waiting, const lab::Order& order, const lab::ResultLine& line)
{
    if (isToEnter(line))
        waiting.toEnter |= bitOf(line.bench);
    if (line.state == LineState::Measured)
        waiting.toValidate |= bitOf(line.bench);
    waiting.technical += lab::isNews(order, line);
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
    OrderSummary summary{order.patient, order.accession, order.priority, order.placedAt, {}, {}, {}, 0, 0, 0};
    for (const auto& specimen : order.specimens)
        if (!specimen.receivedAt.isNull() && specimen.state != lab::SpecimenState::Rejected && (summary.receivedAt.isNull() || specimen.receivedAt < summary.receivedAt))
            summary.receivedAt = specimen.receivedAt;
    for (const auto& line : order.lines) {
        if (line.state == LineState::Cancelled)
            continue;
        ++summary.lines;
        summary.entered += line.state != LineState::Pending;
        summary.released += line.state == LineState::BiologicallyValid || (line.state == LineState::NotPerformed && !lab::isNews(order, line));
        if (!line.withheld)
            add(summary.waiting, order, line);
    }
    summary.stage = stageOf(order, summary);
    return summary;
}

WaitingLines waitingOf(const lab::Order& order, lab::Confidentiality confidentiality)
{
    WaitingLines waiting;
    for (const auto& line : order.lines)
        if (!line.withheld && line.confidentiality == confidentiality)
            add(waiting, order, line);
    return waiting;
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

Result<OrderSummary> readOrderSummary(std::span<const SectionView> sections)
{
    if (sections.empty() || sections.front().section != Section::Request)
        return fail(ErrorCode::Corrupt, "section: not the first one of an order");
    auto summary = readFirst<OrderSummary>(sections.front().bytes);
    for (const auto& [section, bytes] : sections.subspan(1)) {
        if (!summary || section == Section::Results)
            continue;
        const auto waiting = readFirst<WaitingLines>(bytes);
        if (!waiting)
            return tl::unexpected(waiting.error());
        summary->waiting.toEnter |= waiting->toEnter;
        summary->waiting.toValidate |= waiting->toValidate;
        summary->waiting.technical += waiting->technical;
    }
    return summary;
}

Result<ResultsSummary> readResultsSummary(ByteView resultsSection)
{
    return readFirst<ResultsSummary>(resultsSection);
}

} // namespace paillasse::wire
