// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "app/access/view.h"
#include "app/lab/rules/confidentiality.h"

namespace paillasse::access {

namespace {

lab::ResultLine withheld(const lab::ResultLine& line)
{
    lab::ResultLine out;
    out.id = line.id;
    out.revision = line.revision;
    out.state = line.state;
    out.specimen = line.specimen;
    out.withheld = true;
    return out;
}

lab::ResultLine withoutValues(const lab::ResultLine& line)
{
    lab::ResultLine out;
    out.id = line.id;
    out.revision = line.revision;
    out.confidentiality = line.confidentiality;
    out.state = line.state;
    out.specimen = line.specimen;
    out.examination = line.examination;
    out.bench = line.bench;
    out.reason = line.reason;
    return out;
}

lab::ResultLine projectLine(const lab::ResultLine& line, const View& view)
{
    if (line.withheld || !sees(view, line.confidentiality))
        return withheld(line);
    return view.results ? line : withoutValues(line);
}

// The hash of a line could be found again by trying the few values that an examination has, were it not for the measurement's
// random id: both go.
void hideConfidential(lab::ReportVersion& report, const lab::Order& order, const View& view)
{
    if (!sees(view, lab::interpretationClass(order, report)))
        report.interpretation.clear();
    for (auto& reported : report.lines) {
        const auto* line = order.line(reported.line);
        if (!line || sees(view, line->confidentiality))
            continue;
        reported.measurement = {};
        reported.hash.clear();
    }
    for (auto& part : report.sheet)
        if (const auto* line = order.line(part.line); line && !sees(view, line->confidentiality))
            part.words.clear();
}

lab::Order projectOrder(lab::Order order, const View& view)
{
    if (!view.results) {
        order.calls.clear();
        order.reports.clear();
        order.deliveries.clear();
        order.notes.clear();
    }
    const auto isHidden = [&](const auto& about) {
        const auto* line = order.line(about.line);
        return line && !sees(view, line->confidentiality);
    };
    std::erase_if(order.calls, isHidden);
    std::erase_if(order.notes, isHidden);
    for (auto& report : order.reports)
        hideConfidential(report, order, view);
    for (auto& line : order.lines)
        line = projectLine(line, view);
    return order;
}

} // namespace

lab::Document project(const lab::Document& document, const View& view)
{
    const auto* order = std::get_if<lab::Order>(&document);
    return order ? lab::Document(projectOrder(*order, view)) : document;
}

} // namespace paillasse::access
