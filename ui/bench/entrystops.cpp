// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/entrystops.h"

#include "app/lab/rules/critical.h"
#include "ui/models/resultgridmodel.h"

namespace paillasse::ui {

EntryStops::EntryStops(client::Engine& engine, lab::BenchMask own, QObject* parent) : QObject(parent), m_engine(engine), m_own(own) {}

lab::LineId EntryStops::unansweredIn(const lab::Order& order) const
{
    for (const auto& line : order.lines)
        if (line.isOpen() && (m_own & lab::benchBit(line.bench)) != 0 && !line.withheld && !line.rerunAsked && !lab::isCriticalAnswered(order, line))
            return line.id;
    return 0;
}

void EntryStops::note(const lab::Order& order, const ResultGridModel& grid)
{
    std::erase_if(m_stops, [&order](const EntryStop& stop) { return stop.order == order.id; });
    const auto* line = order.line(unansweredIn(order));
    const auto* measurement = line ? line->reportableMeasurement() : nullptr;
    if (!measurement || measurement->enteredBy != m_engine.session().person().id)
        return;
    const auto name = grid.index(grid.rowOfLine(line->id), ResultGridModel::Examination).data().toString();
    m_stops.push_back({order.id, line->id, QStringLiteral("%1 %2").arg(name, shownValue(measurement->value)), QString::fromStdString(order.accession)});
}

void EntryStops::check(const std::set<lab::DocumentId>& ids, bool many, const lab::OrderId& inFront)
{
    for (const auto& stop : m_stops)
        if (stop.order != inFront && (many || ids.contains(lab::documentId(stop.order))))
            m_engine.records().order(stop.order, this, [this, order = stop.order](const Result<client::OrderFile>& file) {
                if (file && unansweredIn(file->order) != 0)
                    return;
                std::erase_if(m_stops, [&order](const EntryStop& known) { return known.order == order; });
                Q_EMIT answered();
            });
}

const EntryStop* EntryStops::elsewhere(const lab::OrderId& inFront) const
{
    for (const auto& stop : m_stops)
        if (stop.order != inFront)
            return &stop;
    return nullptr;
}

} // namespace paillasse::ui
