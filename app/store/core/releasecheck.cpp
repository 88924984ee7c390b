// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/core/releasecheck.h"

#include "app/crypto/hash.h"
#include "app/crypto/sign.h"
#include "app/wire/actcodec.h"

namespace paillasse::store {

namespace {

constexpr std::string_view reportLabel = "paillasse.report.v1";

Bytes hashBefore(const lab::LaboratoryId& laboratory, const lab::Order& order, std::uint16_t version)
{
    Bytes hash;
    for (const auto& report : order.reports)
        if (report.version < version)
            hash = toBytes(crypto::sha256(wire::reportLinkBytes(laboratory, order, report, hash)));
    return hash;
}

} // namespace

Bytes previousReportHash(const lab::LaboratoryId& laboratory, const lab::Order& order)
{
    return hashBefore(laboratory, order, static_cast<std::uint16_t>(order.reports.size() + 1));
}

Bytes signedBytesOf(const lab::LaboratoryId& laboratory, const lab::Order& order, const lab::ReportVersion& report)
{
    return wire::reportBytes(laboratory, order, report, hashBefore(laboratory, order, report.version));
}

Result<> verifySignature(const lab::ReportVersion& report, ByteView signedBytes)
{
    return crypto::verify(report.signerKey, reportLabel, signedBytes, report.signature);
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
    if (!people.signsWith(act.person, report.signerKey) || !verifySignature(report, signedBytes))
        return lab::refuse(lab::RefusalCode::BadSignature);
    return {};
}

} // namespace paillasse::store
