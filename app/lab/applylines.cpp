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

Allowed<std::vector<ResultLine*>> freshLinesFor(Order& order, const std::vector<LineId>& ids, const std::string& reason, const Act& act)
{
    auto lines = freshLines(order, ids, act);
    if (!lines)
        return lines;
    if (!isGiven(reason))
        return refuse(RefusalCode::ReasonMissing);
    if (!isText(reason, limits::reason))
        return refuse(RefusalCode::Malformed);
    return lines;
}

Refusal closedRefusal(const ResultLine& line)
{
    return {line.state == LineState::BiologicallyValid ? RefusalCode::Released : RefusalCode::WrongState, line.id};
}

void clearValidation(ResultLine& line)
{
    line.technical.reset();
    line.biological.reset();
    line.control = ControlState::NotTracked;
}

void clearRerun(ResultLine& line)
{
    line.rerunAsked = false;
    line.rerunReason.clear();
}

void clearReportable(ResultLine& line)
{
    line.reportable.reset();
    line.choiceReason.clear();
    clearValidation(line);
}

void sendToPending(ResultLine& line)
{
    line.state = LineState::Pending;
    clearReportable(line);
    ++line.revision;
}

Allowed<void> closeLines(Order& order, const std::vector<LineId>& ids, LineState state, const std::string& reason, const Act& act)
{
    const auto lines = freshLinesFor(order, ids, reason, act);
    if (!lines)
        return tl::unexpected(lines.error());
    for (auto* line : *lines) {
        if (!line->isOpen())
            return tl::unexpected(closedRefusal(*line));
        line->state = state;
        line->reason = reason;
        clearRerun(*line);
        clearReportable(*line);
        ++line->revision;
    }
    return {};
}

} // namespace paillasse::lab::steps
