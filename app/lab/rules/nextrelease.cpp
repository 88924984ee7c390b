// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/rules/nextrelease.h"

#include <algorithm>
#include <limits>

#include "app/lab/rules/confidentiality.h"

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
    return std::ranges::all_of(order.lines, [&](const ResultLine& line) {
        return isNews(order, line) ? std::ranges::find(lines, line.id) != lines.end() : !line.isOpen();
    });
}

} // namespace

ReportKind kindOfNextRelease(const Order& order, const std::vector<LineId>& lines)
{
    if (!order.reports.empty() && order.reports.back().kind == ReportKind::Withdrawn)
        return ReportKind::Corrected;
    const auto reopened = [&order](LineId id) {
        const auto* line = order.line(id);
        return line != nullptr && isNews(order, *line) && wasReported(order, id);
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

std::vector<const ReportVersion*> standingVersions(const Order& order, std::uint16_t upTo)
{
    std::vector<const ReportVersion*> standing;
    for (const auto& report : order.reports) {
        if (report.version > upTo)
            break;
        const auto own = interpretationClass(order, report);
        const auto isReplaced = [&](const ReportVersion* one) {
            const auto sealed = interpretationClass(order, *one);
            return sealed == Confidentiality::None || sealed == own;
        };
        if (report.kind == ReportKind::Corrected)
            std::erase_if(standing, isReplaced);
        if (report.kind == ReportKind::Withdrawn)
            std::erase_if(standing, [&report](const ReportVersion* one) { return one->version == report.replaces; });
        else
            standing.push_back(&report);
    }
    return standing;
}

std::string standingInterpretation(const Order& order, const std::vector<LineId>& lines)
{
    const auto isCovered = [&](Confidentiality confidentiality) {
        const auto isOf = [&](LineId id) {
            const auto* line = order.line(id);
            return line != nullptr && line->confidentiality == confidentiality;
        };
        return confidentiality == Confidentiality::None || std::ranges::any_of(lines, isOf);
    };
    std::vector<std::string> said;
    for (const auto* report : standingVersions(order, std::numeric_limits<std::uint16_t>::max()))
        if (!report->interpretation.empty() && isCovered(interpretationClass(order, *report)) && std::ranges::find(said, report->interpretation) == said.end())
            said.push_back(report->interpretation);
    std::string together;
    for (const auto& one : said)
        together += (together.empty() ? "" : "\n") + one;
    return together;
}

const ResultLine* openAgain(const Order& order)
{
    const auto found = std::ranges::find_if(order.lines, [&order](const ResultLine& line) { return line.isOpen() && wasReported(order, line.id); });
    return found == order.lines.end() ? nullptr : &*found;
}

bool isNews(const Order& order, const ResultLine& line)
{
    const auto says = [&line](const ReportedLine& reported) { return reported.line == line.id && reported.revision == line.revision; };
    const auto isSaid = [&says](const ReportVersion& report) { return std::ranges::any_of(report.lines, says); };
    return line.state == LineState::TechnicallyValid || (line.state == LineState::NotPerformed && std::ranges::none_of(order.reports, isSaid));
}

bool mayBeReported(const ResultLine& line)
{
    return line.state == LineState::TechnicallyValid || line.state == LineState::NotPerformed || line.state == LineState::BiologicallyValid;
}

} // namespace paillasse::lab
