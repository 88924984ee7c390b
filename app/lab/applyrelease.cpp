// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "app/lab/applysteps.h"
#include "app/lab/rules/nextrelease.h"
#include "app/lab/wellformed.h"

namespace paillasse::lab::steps {

namespace {

const ReportVersion* find(const Order& order, std::uint16_t version)
{
    const auto found = std::ranges::find(order.reports, version, &ReportVersion::version);
    return found == order.reports.end() ? nullptr : &*found;
}

std::uint16_t nextVersion(const Order& order)
{
    return static_cast<std::uint16_t>(order.reports.size() + 1);
}

// That the line is what the signer saw: this revision, this measurement.
Allowed<void> checkReported(const ResultLine& line, const ReportedLine& reported)
{
    if (line.revision != reported.revision)
        return refuse(RefusalCode::StaleLine, line.id);
    if (line.state == LineState::Elsewhere)
        return refuse(RefusalCode::ExternalResult, line.id);
    if (line.state == LineState::Pending || line.state == LineState::Measured)
        return refuse(RefusalCode::NotMeasured, line.id);
    if (!mayBeReported(line))
        return refuse(RefusalCode::WrongState, line.id);
    if (line.reportable.value_or(MeasurementId()) != reported.measurement)
        return refuse(RefusalCode::ReportableChanged, line.id);
    return {};
}

bool hasNews(const Order& order, const ReportVersion& report)
{
    return std::ranges::any_of(report.lines, [&order](const ReportedLine& reported) { return isNews(order, *order.line(reported.line)); });
}

// It may leave the order's own data as they are: what the page says of the patient is not among them. But what was reported and is open
// again waits for the version that closes it, unless nothing stands that it could wait behind.
Allowed<void> checkCorrection(const Order& order, const ReportVersion& report)
{
    if (find(order, report.replaces) == nullptr || report.replaces != versionToReplace(order))
        return refuse(RefusalCode::ReportMismatch);
    const bool replacesWithdrawn = order.lastReport()->kind == ReportKind::Withdrawn;
    if (const auto* open = replacesWithdrawn || hasNews(order, report) ? nullptr : openAgain(order))
        return refuse(RefusalCode::ReportMismatch, open->id);
    return isGiven(report.reason) ? Allowed<void>() : refuse(RefusalCode::ReasonMissing);
}

Allowed<void> checkKind(const Order& order, const ReportVersion& report)
{
    if (report.kind == ReportKind::Corrected)
        return checkCorrection(order, report);
    std::vector<LineId> lines;
    for (const auto& line : report.lines)
        lines.push_back(line.line);
    const bool isLast = report.kind == ReportKind::Complete;
    if (report.replaces != 0 || report.kind != kindOfNextRelease(order, lines) || (!isLast && !hasNews(order, report)))
        return refuse(RefusalCode::ReportMismatch);
    return {};
}

// An interpretation is sealed for those who may see the confidential lines that it speaks of: of one class, or there is no such reader.
Allowed<void> checkInterpretation(const Order& order, const ReportVersion& report)
{
    auto confidentiality = Confidentiality::None;
    for (const auto& reported : report.lines) {
        const auto* line = order.line(reported.line);
        if (line == nullptr || line->confidentiality == Confidentiality::None || report.interpretation.empty())
            continue;
        if (confidentiality != Confidentiality::None && confidentiality != line->confidentiality)
            return refuse(RefusalCode::MixedConfidentiality, line->id);
        confidentiality = line->confidentiality;
    }
    return {};
}

} // namespace

Allowed<void> change(Order& order, const Release& body, const Act& act)
{
    auto report = body.report;
    if (!isSound(report) || order.reports.size() >= limits::entriesPerOrder)
        return refuse(RefusalCode::Malformed);
    if (report.version != nextVersion(order))
        return refuse(RefusalCode::ReportMismatch);
    for (const auto& reported : report.lines) {
        const auto line = namedLine(order, reported.line);
        if (!line)
            return tl::unexpected(line.error());
        if (const auto checked = checkReported(**line, reported); !checked)
            return checked;
    }
    if (const auto checked = checkKind(order, report); !checked)
        return checked;
    if (const auto checked = checkInterpretation(order, report); !checked)
        return checked;
    report.releasedBy = act.person;
    report.releasedAt = act.at;
    for (const auto& reported : report.lines) {
        auto* line = *namedLine(order, reported.line);
        if (line->state != LineState::TechnicallyValid)
            continue; // carried over, or not performed: nothing changes on it
        line->state = LineState::BiologicallyValid;
        line->biological = Signing{act.person, act.at};
        clearRerun(*line);
        ++line->revision;
    }
    order.reports.push_back(std::move(report));
    return {};
}

Allowed<void> change(Order& order, const WithdrawReport& body, const Act& act)
{
    const auto* report = find(order, body.version);
    const bool superseded = std::ranges::any_of(order.reports, [&body](const ReportVersion& other) { return other.replaces == body.version; });
    if (report == nullptr || report->kind == ReportKind::Withdrawn || superseded)
        return refuse(RefusalCode::ReportMismatch);
    if (!isGiven(body.reason))
        return refuse(RefusalCode::ReasonMissing);
    if (!isText(body.reason, limits::reason) || order.reports.size() >= limits::entriesPerOrder)
        return refuse(RefusalCode::Malformed);
    ReportVersion withdrawal;
    withdrawal.version = nextVersion(order);
    withdrawal.kind = ReportKind::Withdrawn;
    withdrawal.reason = body.reason;
    withdrawal.replaces = body.version;
    withdrawal.releasedBy = act.person;
    withdrawal.releasedAt = act.at;
    order.reports.push_back(std::move(withdrawal));
    return {};
}

namespace {

// Takes a line a step back: to the bench when it has a value, to pending when it was not performed.
Allowed<void> reopen(const Order& order, ResultLine& line, LineState from, bool afterReport, const std::string& reason)
{
    const bool notPerformed = line.state == LineState::NotPerformed && isNews(order, line) != afterReport;
    if (line.state != from && !notPerformed)
        return tl::unexpected(closedRefusal(line));
    line.state = notPerformed ? LineState::Pending : LineState::Measured;
    line.sentBackReason = reason;
    if (notPerformed)
        line.reason.clear();
    clearValidation(line);
    ++line.revision;
    return {};
}

Allowed<void> reopenAll(Order& order, const std::vector<LineId>& ids, const std::string& reason, LineState from, const Act& act)
{
    const auto lines = freshLinesFor(order, ids, reason, act);
    if (!lines)
        return tl::unexpected(lines.error());
    for (auto* line : *lines)
        if (const auto reopened = reopen(order, *line, from, from == LineState::BiologicallyValid, reason); !reopened)
            return reopened;
    return {};
}

} // namespace

Allowed<void> change(Order& order, const SendBack& body, const Act& act)
{
    return reopenAll(order, body.lines, body.reason, LineState::TechnicallyValid, act);
}

Allowed<void> change(Order& order, const Devalidate& body, const Act& act)
{
    return reopenAll(order, body.lines, body.reason, LineState::BiologicallyValid, act);
}

namespace {

// A part's words are there once they are not empty, and then for good.
Allowed<void> keepSheet(const Order& order, ReportVersion& report, const std::vector<SheetPart>& sheet)
{
    if (sheet.size() > limits::linesPerOrder + 1)
        return refuse(RefusalCode::Malformed);
    for (const auto& part : sheet) {
        if (part.words.size() > (part.line == 0 ? limits::wordsOfPage : limits::wordsOfLine))
            return refuse(RefusalCode::Malformed);
        if (part.line != 0 && order.line(part.line) == nullptr)
            return refuse(RefusalCode::UnknownLine, part.line);
        const auto kept = std::ranges::find(report.sheet, part.line, &SheetPart::line);
        if (kept == report.sheet.end())
            report.sheet.push_back(part);
        else if (kept->words.empty())
            kept->words = part.words;
        else if (!part.words.empty() && kept->words != part.words)
            return refuse(RefusalCode::ReportMismatch, part.line);
    }
    const auto page = std::ranges::find(report.sheet, LineId{0}, &SheetPart::line);
    return page == report.sheet.end() || page->words.empty() ? refuse(RefusalCode::Malformed) : Allowed<void>();
}

} // namespace

Allowed<void> change(Order& order, const RegisterPdf& body, const Act& act)
{
    constexpr std::size_t sha256Size = 32;
    const auto found = std::ranges::find(order.reports, body.version, &ReportVersion::version);
    if (found == order.reports.end())
        return refuse(RefusalCode::ReportMismatch);
    if (body.sha256.size() != sha256Size || (body.head && body.head->root.size() != sha256Size))
        return refuse(RefusalCode::Malformed);
    if (found->isRegistered(body.sha256))
        return refuse(RefusalCode::AlreadyExists);
    if (found->pdfSha256.size() >= limits::pdfsPerReport * sha256Size)
        return refuse(RefusalCode::Malformed);
    if (const auto kept = keepSheet(order, *found, body.sheet); !kept)
        return kept;
    found->pdfSha256.insert(found->pdfSha256.end(), body.sha256.begin(), body.sha256.end());
    found->pdfActs.push_back(act.id);
    if (!found->printedHead)
        found->printedHead = body.head;
    return {};
}

Allowed<void> change(Order& order, const RecordDelivery& body, const Act& act)
{
    // Version 0 is the emergency print without the store, on paper and of results that the operator has validated.
    const bool isUnreleased = body.delivery.version == 0;
    if (isUnreleased ? !order.mayBePrintedUnreleased() : find(order, body.delivery.version) == nullptr)
        return refuse(RefusalCode::ReportMismatch);
    if (isUnreleased && body.delivery.channel != DeliveryChannel::Print)
        return refuse(RefusalCode::Malformed);
    if (!isLine(body.delivery.to, limits::name) || !isLine(body.delivery.device, limits::name) || order.deliveries.size() >= limits::entriesPerOrder)
        return refuse(RefusalCode::Malformed);
    auto delivery = body.delivery;
    delivery.by = act.person;
    delivery.at = orElse(delivery.at, act.at);
    order.deliveries.push_back(std::move(delivery));
    return {};
}

Allowed<void> change(Order& order, const AddNote& body, const Act& act)
{
    if (!isGiven(body.text) || !isText(body.text, limits::text) || entriesOn(order.notes, body.line) >= (body.line == 0 ? limits::entriesPerOrder : limits::entriesPerLine))
        return refuse(RefusalCode::Malformed);
    if (body.line != 0)
        if (const auto line = namedLine(order, body.line); !line)
            return tl::unexpected(line.error());
    order.notes.push_back({body.line, body.text, act.person, act.at});
    return {};
}

} // namespace paillasse::lab::steps
