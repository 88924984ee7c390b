// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/alerts/alertlife.h"

#include <algorithm>

#include "app/lab/wellformed.h"

namespace paillasse::store {

namespace {

using wire::AlertState;
using wire::AlertStep;

constexpr std::ptrdiff_t shortestReason = 10;

bool isReason(std::string_view text)
{
    const auto characters = std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0u) != 0x80u; });
    return characters >= shortestReason && lab::isGiven(text) && lab::isText(text, lab::limits::reason);
}

Result<> own(wire::Alert& alert, std::string_view text, const lab::PersonId& by)
{
    if (!lab::isText(text, lab::limits::reason))
        return fail(ErrorCode::InvalidInput, "alert: a remark has at most 500 characters");
    if (alert.state != AlertState::Open && alert.state != AlertState::Owned)
        return fail(ErrorCode::Conflict, "alert: explained or closed already");
    if (alert.state == AlertState::Owned && alert.owner == by)
        return fail(ErrorCode::Conflict, "alert: theirs already");
    alert.state = AlertState::Owned;
    alert.owner = by;
    alert.escalatesAt = {};
    return {};
}

Result<> explain(wire::Alert& alert, std::string_view text, const lab::PersonId& by)
{
    if (!isReason(text))
        return fail(ErrorCode::InvalidInput, "alert: an explanation has 10 to 500 characters");
    if (alert.state != AlertState::Owned)
        return fail(ErrorCode::Conflict, "alert: nobody owns it yet, or it is explained already");
    if (alert.owner != by)
        return fail(ErrorCode::Refused, "alert: somebody else owns it; take it over first");
    alert.state = AlertState::Explained;
    return {};
}

Result<> close(wire::Alert& alert, std::string_view text)
{
    if (!isReason(text))
        return fail(ErrorCode::InvalidInput, "alert: the reason of an end has 10 to 500 characters");
    if (alert.state != AlertState::Explained)
        return fail(ErrorCode::Conflict, "alert: not explained yet, or closed already");
    alert.state = AlertState::Closed;
    return {};
}

// In one ledger places rise. Of an alert of the whole store only those of the store's own ledger can be compared.
bool isBehind(const wire::EventPlace& place, const wire::Alert& alert)
{
    if (!place.storeWide && alert.laboratory.isNull())
        return false;
    return std::ranges::any_of(alert.causes, [&](const wire::EventPlace& known) { return known.storeWide == place.storeWide && place < known; });
}

} // namespace

Result<> step(wire::Alert& alert, AlertStep step, std::string_view text, const lab::PersonId& by, Instant now)
{
    // Also who is the only officer: it escalates, and the console can.
    if (!by.isNull() && alert.person == by)
        return fail(ErrorCode::Refused, "alert: nobody answers for an alert about themselves");
    Result<> done;
    switch (step) {
    case AlertStep::Own: done = own(alert, text, by); break;
    case AlertStep::Explain: done = explain(alert, text, by); break;
    case AlertStep::Close: done = close(alert, text); break;
    case AlertStep::Escalate: done = fail(ErrorCode::InvalidInput, "alert: the store escalates by itself"); break;
    }
    if (done)
        alert.life.push_back({now, step, by, {}, std::string(text)});
    return done;
}

Result<> escalate(wire::Alert& alert, Instant now)
{
    if (alert.state != AlertState::Open || alert.escalated || alert.escalatesAt.isNull() || alert.escalatesAt > now)
        return fail(ErrorCode::Conflict, "alert: not due");
    alert.escalated = true;
    alert.escalatesAt = {};
    alert.severity = wire::Severity::High;
    alert.life.push_back({now, AlertStep::Escalate, {}, {}, {}});
    return {};
}

wire::Alert alertOf(const Finding& finding, const Uuid& id, Instant now)
{
    wire::Alert alert;
    alert.id = id;
    alert.rule = finding.rule;
    alert.severity = finding.severity;
    alert.laboratory = finding.laboratory;
    alert.person = finding.person;
    alert.workstation = finding.workstation;
    alert.patient = finding.patient;
    alert.raisedAt = finding.at;
    alert.count = 0;
    if (finding.escalateAfterMs > 0)
        alert.escalatesAt = now + finding.escalateAfterMs;
    join(alert, finding);
    return alert;
}

bool hasTaken(const wire::Alert& alert, const Finding& finding)
{
    if (finding.causes.empty())
        return finding.at <= alert.lastAt;
    return std::ranges::all_of(finding.causes, [&](const wire::EventPlace& place) { return std::ranges::find(alert.causes, place) != alert.causes.end() || isBehind(place, alert); });
}

void join(wire::Alert& alert, const Finding& finding)
{
    ++alert.count;
    alert.lastAt = std::max(alert.lastAt, finding.at);
    alert.severity = std::max(alert.severity, finding.severity);
    if (alert.count == 1 || finding.observed > alert.observed) {
        alert.observed = finding.observed;
        alert.usual = finding.usual;
    }
    for (const auto& place : finding.causes)
        if (std::ranges::find(alert.causes, place) == alert.causes.end())
            alert.causes.push_back(place);
    if (alert.causes.size() > causesKept)
        alert.causes.erase(alert.causes.begin(), alert.causes.end() - causesKept);
}

} // namespace paillasse::store
