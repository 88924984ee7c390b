// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "app/client/actdesk.h"
#include "app/client/cache/present.h"
#include "app/client/signedreport.h"
#include "app/crypto/hash.h"
#include "app/lab/rules/nextrelease.h"
#include "app/wire/actcodec.h"

namespace paillasse::client {

namespace {

constexpr std::string_view reportLabel = "paillasse.report.v1";

lab::Allowed<std::vector<lab::ReportedLine>> reportedLines(const lab::Order& order, const ReleaseRequest& request)
{
    std::vector<lab::ReportedLine> lines;
    for (const auto id : request.lines) {
        const auto* line = order.line(id);
        if (!line)
            return lab::refuse(lab::RefusalCode::UnknownLine, id);
        const auto seen = std::ranges::find(request.seen, id, &lab::BasedOn::line);
        if (seen != request.seen.end() && seen->revision != line->revision)
            return lab::refuse(lab::RefusalCode::StaleLine, id);
        lines.push_back({id, line->revision, line->reportable.value_or(lab::MeasurementId()), crypto::digestBytes(crypto::sha256(wire::reportedLineBytes(*line)))});
    }
    return lines;
}

} // namespace

Making ActDesk::makeRelease(const ReleaseRequest& request, const crypto::SigningKey& key)
{
    const auto subject = lab::documentId(request.order);
    const auto present = readPresent(m_database, subject);
    if (!present)
        return tl::unexpected(notKept(present.error()));
    const auto* order = present->document ? std::get_if<lab::Order>(&*present->document) : nullptr;
    if (!order)
        return tl::unexpected(notKept(lab::Refusal{lab::RefusalCode::UnknownDocument, 0}));
    auto lines = reportedLines(*order, request);
    if (!lines)
        return tl::unexpected(notKept(lines.error()));
    const auto* signer = m_check.signer();
    if (!signer)
        return tl::unexpected(notKept(Error{ErrorCode::Missing, "acts: nobody is signed in"}));
    lab::ReportVersion report;
    report.version = static_cast<std::uint16_t>(order->reports.size() + 1);
    report.kind = request.kind.value_or(lab::kindOfNextRelease(*order, request.lines));
    report.lines = std::move(*lines);
    report.interpretation = request.interpretation;
    report.reason = request.reason;
    report.replaces = report.kind == lab::ReportKind::Corrected ? lab::versionToReplace(*order) : std::uint16_t{0};
    report.signerKey = key.publicKey();
    report.signature = key.sign(reportLabel, signedReportBytes(signer->laboratory, *order, report));
    auto body = lab::ActBody(lab::Release{std::move(report)});
    auto based = basedOn(*order, body);
    return makeOnline(subject, std::move(body), std::move(based));
}

} // namespace paillasse::client
