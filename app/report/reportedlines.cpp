// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/reportedlines.h"

#include <algorithm>
#include <set>

#include "app/lab/rules/nextrelease.h"

namespace paillasse::report {

namespace {

// The same value that an earlier release had already: carried over, which is no validation. Releasing a line raises its revision by one.
bool isCarriedOver(const lab::ReportedLine& before, const lab::ReportedLine& entry)
{
    return before.measurement == entry.measurement && entry.revision <= before.revision + 1;
}

// What an earlier version said of it holds no longer: it was opened again, and nothing was released of it since.
bool isTakenBack(const lab::Order& order, lab::LineId id)
{
    const auto* line = order.line(id);
    return line && (line->isOpen() || line->state == lab::LineState::Cancelled || lab::isNews(order, *line));
}

} // namespace

std::map<lab::LineId, Reported> reportedLines(const lab::Order& order, std::uint16_t version)
{
    std::map<lab::LineId, Reported> lines;
    std::set<lab::LineId> own; // what this version says itself it says for ever
    for (const auto& report : order.reports) {
        if (report.version > version || report.kind == lab::ReportKind::Withdrawn)
            continue;
        const bool hadOthers = !lines.empty();
        for (const auto& entry : report.lines) {
            auto& line = lines[entry.line];
            if (report.version == version && line.entry && line.entry->measurement != entry.measurement)
                line.before = line.entry;
            line.isNew = report.version == version && hadOthers && !line.entry;
            if (!line.entry || !isCarriedOver(*line.entry, entry))
                line.validated = &report;
            line.entry = &entry;
            if (report.version == version)
                own.insert(entry.line);
        }
    }
    const auto shown = std::ranges::find(order.reports, version, &lab::ReportVersion::version);
    if (shown != order.reports.end() && shown->kind == lab::ReportKind::Withdrawn)
        return lines; // it shows none of them
    std::erase_if(lines, [&](const auto& line) { return !own.contains(line.first) && isTakenBack(order, line.first); });
    return lines;
}

std::map<lab::LineId, Reported> unreleasedLines(const lab::Order& order, std::vector<lab::ReportedLine>& made)
{
    std::map<lab::LineId, Reported> lines;
    made.reserve(order.lines.size());
    for (const auto& line : order.lines) {
        if (!line.reportable || (line.state != lab::LineState::TechnicallyValid && line.state != lab::LineState::BiologicallyValid))
            continue;
        made.push_back({line.id, line.revision, *line.reportable, {}});
        lines[line.id].entry = &made.back();
    }
    return lines;
}

} // namespace paillasse::report
