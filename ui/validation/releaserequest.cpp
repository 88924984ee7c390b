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

} // namespace paillasse::ui
