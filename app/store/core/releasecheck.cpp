// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/core/releasecheck.h"

#include "app/crypto/hash.h"
#include "app/crypto/sign.h"
#include "app/wire/actcodec.h"

namespace paillasse::store {

namespace {

constexpr std::string_view reportLabel = "paillasse.report.v1";

} // namespace

Bytes previousReportHash(const lab::LaboratoryId& laboratory, const lab::Order& order)
{
    Bytes hash;
    for (const auto& report : order.reports)
        hash = toBytes(crypto::sha256(wire::reportLinkBytes(laboratory, order, report, hash)));
    return hash;
}

lab::Allowed<void> checkRelease(const lab::Order& order, const lab::Release& release, const lab::Act& act, People& people)
{
    const auto& report = release.report;
    for (const auto& reported : report.lines) {
        const auto* line = order.line(reported.line);
        // Another revision is for apply to refuse: StaleLine says more.
        if (line == nullptr || line->revision != reported.revision)
            continue;
        if (!crypto::equal(crypto::sha256(wire::reportedLineBytes(*line)), reported.hash))
            return lab::refuse(lab::RefusalCode::ReportMismatch, reported.line);
    }
    const auto signedBytes = wire::reportBytes(act.laboratory, order, report, previousReportHash(act.laboratory, order));
    if (!people.signsWith(act.person, report.signerKey) || !crypto::verify(report.signerKey, reportLabel, signedBytes, report.signature))
        return lab::refuse(lab::RefusalCode::BadSignature);
    return {};
}

} // namespace paillasse::store
