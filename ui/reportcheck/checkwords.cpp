// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reportcheck/checkwords.h"

#include "ui/theme/format.h"

namespace paillasse::ui {

using client::ReportVerdict;

namespace {

QString text(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

} // namespace

QString CheckWords::replacement(const client::ReportAnswer& answer)
{
    auto words = answer.newerKind == lab::ReportKind::Corrected ? tr("Replaced by version %1, of %2").arg(answer.newerVersion).arg(Format::dateTime(answer.newerAt))
                                                                : tr("Completed by version %1, of %2").arg(answer.newerVersion).arg(Format::dateTime(answer.newerAt));
    return answer.newerWithdrawn ? tr("%1 (withdrawn since)").arg(words) : words;
}

CheckResult CheckWords::verdict(const client::ReportAnswer& answer, const std::optional<client::ReportCode>& claim, bool isCodeAlone)
{
    switch (answer.verdict) {
    case ReportVerdict::Genuine:
        return {Tone::Done, Icon::Done, tr("Genuine"), tr("Byte for byte the file that the laboratory registered, and the newest version."), {}};
    case ReportVerdict::Altered:
        if (isCodeAlone)
            return {Tone::Critical, Icon::Warning, tr("False code"), tr("The code names this report, but the laboratory did not make it. Do not use the page; tell the laboratory whose name it bears."), {}};
        return {Tone::Critical, Icon::Warning, tr("Altered"),
                tr("It says that it is this report, but it is none of the files that were registered for it: somebody, or a program, has changed it. Do not use it; open the report itself under Reports."), {}};
    case ReportVerdict::Superseded:
        return {Tone::Abnormal, Icon::Refresh, tr("Superseded by version %1").arg(answer.newerVersion),
                isCodeAlone ? tr("The code is the laboratory's, but of an older version. Use the newest one.") : tr("The file is the one that was registered, but a newer version stands. Use the newest one."), {}};
    case ReportVerdict::Withdrawn:
        return {Tone::Critical, Icon::Close, tr("Withdrawn"), tr("The laboratory has withdrawn this report. Do not use its results."), {}};
    case ReportVerdict::Unregistered:
        return {Tone::Abnormal, Icon::Clock, tr("Not registered yet"), tr("The report exists, but none of its files was registered yet, so no copy can be told from another. A biologist opens it once under Reports, which registers it."), {}};
    case ReportVerdict::CodeFits:
        return {Tone::Accent, Icon::Information, tr("The code is the laboratory's"),
                tr("It names the newest version of this report. Of the page on which it stands it proves nothing: a code can be copied. Compare the results with the report itself, under Reports."), {}};
    case ReportVerdict::Unproven:
        return {Tone::Critical, Icon::Warning, tr("Registered, but not proved"), tr("The store knows this file, but what it keeps does not prove it. Do not rely on it; tell the security officer that the store must be verified."), {}};
    case ReportVerdict::Unknown: break;
    }
    if (isCodeAlone)
        return {Tone::Neutral, Icon::Information, tr("Unknown code"), tr("The code names no report of this laboratory."), {}};
    if (claim)
        return {Tone::Neutral, Icon::Information, tr("Unknown to this laboratory"), tr("The file says that it is a report which this laboratory never issued. If it is another laboratory's, that laboratory can check it."), {}};
    return {Tone::Neutral, Icon::Information, tr("Unknown to this laboratory"), tr("The file was never registered here, and does not say which report it is. If there is a code on the page, scan or type it above."), {}};
}

CheckResult CheckWords::of(const client::ReportAnswer& answer, const std::optional<client::ReportCode>& claim, bool isCodeAlone)
{
    auto result = verdict(answer, claim, isCodeAlone);
    auto& facts = result.facts;
    if (!answer.accession.empty()) {
        // Of a false file the store speaks of the report that it claims to be.
        const bool isClaim = answer.verdict == ReportVerdict::Altered || answer.verdict == ReportVerdict::Unregistered;
        facts << CheckResult::Fact{isClaim ? tr("It claims to be") : tr("Report"), tr("%1, version %2").arg(text(answer.accession)).arg(answer.version)};
        facts << CheckResult::Fact{tr("Laboratory"), text(answer.laboratoryName)};
        facts << CheckResult::Fact{isClaim ? tr("The original: signed") : tr("Signed"), tr("%1 by %2").arg(Format::dateTime(answer.releasedAt), text(answer.signer))};
    } else if (claim) {
        facts << CheckResult::Fact{tr("It claims to be"), tr("%1, version %2").arg(text(claim->accession)).arg(claim->version)};
    }
    if (!answer.withdrawnAt.isNull())
        facts << CheckResult::Fact{tr("Withdrawn"), Format::dateTime(answer.withdrawnAt)};
    if (answer.newerVersion != 0)
        facts << CheckResult::Fact{tr("Since then"), replacement(answer)};
    if (!answer.registeredAt.isNull()) {
        facts << CheckResult::Fact{tr("Registered"), tr("%1 by %2").arg(Format::dateTime(answer.registeredAt), text(answer.registrant))};
        facts << CheckResult::Fact{tr("Proved"), tr("signature checked again; entry %1 of the signed register").arg(Format::count(static_cast<std::int64_t>(answer.leaf)))};
    }
    if (!answer.fault.empty())
        facts << CheckResult::Fact{tr("Reference"), text(answer.fault)};
    return result;
}

CheckResult CheckWords::notACode()
{
    return {Tone::Neutral, Icon::Information, tr("Not a report's code"), tr("A report's code begins with PAILLASSE. Scan it again, whole."), {}};
}

CheckResult CheckWords::failure(const Error& error)
{
    switch (error.code) {
    case ErrorCode::InvalidInput: return {Tone::Neutral, Icon::Document, tr("Not a PDF"), tr("Choose the PDF of a report."), {}};
    case ErrorCode::TooLarge: return {Tone::Neutral, Icon::Document, tr("Too large"), tr("No report is larger than 200 MB."), {}};
    case ErrorCode::Missing: return {Tone::Neutral, Icon::Document, tr("The file cannot be read"), tr("Copy it to this workstation, then choose it again."), {}};
    case ErrorCode::Unreachable: return {Tone::Neutral, Icon::Offline, tr("The store cannot be reached"), tr("Nothing can be said about this file without it. Try again once the workstation is online."), {}};
    default: return {Tone::Neutral, Icon::Warning, tr("The store gave no answer"), tr("Try again; if it stays so, tell the administrator."), {{tr("Reference"), QString::fromUtf8(toString(error.code))}}};
    }
}

} // namespace paillasse::ui
