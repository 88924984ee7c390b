// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/validation/releaserequest.h"

#include "app/lab/rules/nextrelease.h"

namespace paillasse::ui {

std::vector<lab::LineId> reportableLines(const lab::Order& order, lab::LineId only)
{
    std::vector<lab::LineId> lines;
    for (const auto& line : order.lines)
        if (!line.withheld && lab::mayBeReported(line) && (only == 0 || line.id == only))
            lines.push_back(line.id);
    return lines;
}

client::ReleaseRequest releaseOf(const lab::Order& seen, std::vector<lab::LineId> lines)
{
    client::ReleaseRequest request;
    request.order = seen.id;
    request.lines = std::move(lines);
    for (const auto& line : seen.lines)
        request.seen.push_back({line.id, line.revision});
    return request;
}

lab::Allowed<void> mayRelease(const access::Person& person, const lab::LaboratoryId& laboratory, const lab::Order& order, const std::vector<lab::LineId>& lines, const access::Rules& rules)
{
    lab::Release release;
    release.report.kind = lab::kindOfNextRelease(order, lines);
    release.report.replaces = release.report.kind == lab::ReportKind::Corrected ? lab::versionToReplace(order) : std::uint16_t{0};
    for (const auto id : lines)
        release.report.lines.push_back({id, 0, {}, {}});
    lab::Act act;
    act.laboratory = laboratory;
    act.subjectKind = lab::DocumentKind::Order;
    act.subject = lab::documentId(order.id);
    act.person = person.id;
    act.body = std::move(release);
    return access::may(person, act, lab::Document(order), rules);
}

} // namespace paillasse::ui
