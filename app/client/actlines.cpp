// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/actlines.h"

#include <algorithm>

#include "app/client/acts.h"
#include "app/lab/order.h"

namespace paillasse::client {

namespace {

using Lines = std::vector<lab::LineId>;

struct Named {
    Lines operator()(const lab::CancelLines& act) const { return act.lines; }
    Lines operator()(const lab::MarkNotPerformed& act) const { return act.lines; }
    Lines operator()(const lab::AskRerun& act) const { return act.lines; }
    Lines operator()(const lab::SendBack& act) const { return act.lines; }
    Lines operator()(const lab::Devalidate& act) const { return act.lines; }
    Lines operator()(const lab::SelectMeasurement& act) const
    {
        auto lines = changed(act.calculated, act.groundless);
        lines.push_back(act.line);
        return lines;
    }
    Lines operator()(const lab::AddNote& act) const { return act.line == 0 ? Lines() : Lines{act.line}; }
    Lines operator()(const lab::RecordCall& act) const { return {act.call.line}; }
    Lines operator()(const lab::RecordMeasurements& act) const
    {
        return changed(act.entries, act.groundless);
    }
    Lines operator()(const lab::ValidateTechnically& act) const
    {
        return each(act.lines, [](const lab::LineControl& line) { return line.line; });
    }
    Lines operator()(const lab::Release& act) const
    {
        return each(act.report.lines, [](const lab::ReportedLine& line) { return line.line; });
    }
    Lines operator()(const auto&) const { return {}; }

    static Lines changed(const std::vector<lab::LineMeasurement>& entries, const std::vector<lab::LostGround>& groundless)
    {
        auto lines = each(entries, [](const lab::LineMeasurement& entry) { return entry.line; });
        for (const auto& lost : groundless)
            lines.push_back(lost.line);
        return lines;
    }
    static Lines each(const auto& items, auto pick)
    {
        Lines lines;
        for (const auto& item : items)
            lines.push_back(pick(item));
        return lines;
    }
};

} // namespace

std::vector<lab::LineId> linesNamed(const lab::ActBody& body)
{
    return std::visit(Named(), body);
}

std::vector<lab::BasedOn> basedOn(const lab::Order& seen, const lab::ActBody& body)
{
    std::vector<lab::BasedOn> based;
    for (const auto id : linesNamed(body)) {
        const auto* line = seen.line(id);
        if (line && std::ranges::find(based, id, &lab::BasedOn::line) == based.end()) // two measurements of one line name it twice
            based.push_back({id, line->revision});
    }
    return based;
}

} // namespace paillasse::client
