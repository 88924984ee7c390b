// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/rules/nextrelease.h"

#include <algorithm>

namespace paillasse::lab {

namespace {

bool wasReported(const Order& order, LineId line)
{
    return std::ranges::any_of(order.reports, [line](const ReportVersion& report) {
        return std::ranges::find(report.lines, line, &ReportedLine::line) != report.lines.end();
    });
}

bool completesWith(const Order& order, const std::vector<LineId>& lines)
{
    return std::ranges::all_of(order.lines, [&lines](const ResultLine& line) {
        const bool released = line.state == LineState::TechnicallyValid && std::ranges::find(lines, line.id) != lines.end();
        return released || !line.isOpen();
    });
}

} // namespace

ReportKind kindOfNextRelease(const Order& order, const std::vector<LineId>& lines)
{
    if (!order.reports.empty() && order.reports.back().kind == ReportKind::Withdrawn)
        return ReportKind::Corrected;
    const auto reopened = [&order](LineId id) {
        const auto* line = order.line(id);
        return line != nullptr && line->state == LineState::TechnicallyValid && wasReported(order, id);
    };
    if (std::ranges::any_of(lines, reopened))
        return ReportKind::Corrected;
    const auto isWhole = [](const ReportVersion& report) {
        return report.kind == ReportKind::Complete || report.kind == ReportKind::Supplementary;
    };
    if (std::ranges::any_of(order.reports, isWhole))
        return ReportKind::Supplementary;
    return completesWith(order, lines) ? ReportKind::Complete : ReportKind::Partial;
}

std::uint16_t versionToReplace(const Order& order)
{
    for (auto report = order.reports.rbegin(); report != order.reports.rend(); ++report)
        if (report->kind != ReportKind::Withdrawn)
            return report->version;
    return 0;
}

bool mayBeReported(const ResultLine& line)
{
    return line.state == LineState::TechnicallyValid || line.state == LineState::NotPerformed || line.state == LineState::BiologicallyValid;
}

} // namespace paillasse::lab
