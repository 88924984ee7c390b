// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "app/lab/applysteps.h"
#include "app/lab/wellformed.h"

namespace paillasse::lab::steps {

Allowed<ResultLine*> namedLine(Order& order, LineId id)
{
    const auto found = std::ranges::find(order.lines, id, &ResultLine::id);
    if (found == order.lines.end())
        return refuse(RefusalCode::UnknownLine, id);
    if (found->withheld)
        return refuse(RefusalCode::WithheldLine, id);
    return &*found;
}

Allowed<ResultLine*> freshLine(Order& order, LineId id, const Act& act)
{
    const auto line = namedLine(order, id);
    if (!line)
        return line;
    const auto base = std::ranges::find(act.based, id, &BasedOn::line);
    if (base == act.based.end() || base->revision != (*line)->revision)
        return refuse(RefusalCode::StaleLine, id);
    return line;
}

Allowed<std::vector<ResultLine*>> freshLines(Order& order, const std::vector<LineId>& ids, const Act& act)
{
    if (!isLineList(ids))
        return refuse(RefusalCode::Malformed);
    std::vector<ResultLine*> lines;
    for (const auto id : ids) {
        const auto line = freshLine(order, id, act);
        if (!line)
            return tl::unexpected(line.error());
        lines.push_back(*line);
    }
    return lines;
}

Refusal closedRefusal(const ResultLine& line)
{
    return {line.state == LineState::BiologicallyValid ? RefusalCode::Released : RefusalCode::WrongState, line.id};
}

bool wasReported(const Order& order, LineId line)
{
    return std::ranges::any_of(order.reports, [line](const ReportVersion& report) {
        return std::ranges::find(report.lines, line, &ReportedLine::line) != report.lines.end();
    });
}

void clearValidation(ResultLine& line)
{
    line.technical.reset();
    line.biological.reset();
    line.control = ControlState::NotTracked;
}

void clearReportable(ResultLine& line)
{
    line.reportable.reset();
    clearValidation(line);
}

} // namespace paillasse::lab::steps
