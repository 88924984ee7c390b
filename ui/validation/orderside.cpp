// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/validation/orderside.h"

#include <QListView>
#include <QVBoxLayout>

#include "ui/theme/format.h"
#include "ui/theme/theme.h"
#include "ui/validation/historychart.h"
#include "ui/validation/validationpresenter.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/label.h"

namespace paillasse::ui {

OrderSide::OrderSide(const Theme& theme, ValidationPresenter& presenter, QWidget* parent) : QWidget(parent), m_presenter(presenter), m_table(new DataTable(theme, tr("This examination through time"), this)), m_chart(new HistoryChart(theme, this))
{
    auto* trail = new QListView(this);
    trail->setModel(&presenter.trail());
    trail->setAccessibleName(tr("Who did what"));
    trail->setFrameShape(QFrame::NoFrame);
    trail->viewport()->setAutoFillBackground(false);
    trail->setWordWrap(true);
    trail->setSelectionMode(QAbstractItemView::NoSelection);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme.px(8), theme.px(12), theme.px(8), theme.px(12));
    m_values.setHeaders({tr("Date"), tr("Result"), tr("Origin")});
    m_table->setModel(&m_values);
    m_table->setColumnDesignWidth(0, 72);
    m_table->setColumnDesignWidth(1, 64);
    m_table->setStretchColumn(2);
    m_table->setHeightToRows(4);
    layout->addWidget(m_chart);
    layout->addWidget(m_table);
    layout->addWidget(new Label(theme, TextStyle::Strong, tr("Who did what"), this));
    layout->addWidget(trail, 1);
}

void OrderSide::showLine(lab::LineId id)
{
    const auto* file = m_presenter.file();
    const auto* line = file ? file->order.line(id) : nullptr;
    const int row = m_presenter.grid().rowOfLine(id);
    const bool isShown = line && row >= 0 && !line->withheld;
    const bool hasHistory = isShown && file->history.contains(id);
    const auto before = std::exchange(m_shown, hasHistory ? std::pair(file->order.id, id) : std::pair<lab::OrderId, lab::LineId>());
    if (hasHistory && before != m_shown)
        m_presenter.noteHistory(*line);
    m_values.setRows(isShown ? rowsOf(*file, *line) : QList<Row>());
    m_table->setVisible(m_values.rowCount() > 0);
    if (isShown)
        draw(*file, *line, row);
    else
        m_chart->clear();
}

// Newest first, as what came last is compared first: also what cannot be drawn.
QList<Row> OrderSide::rowsOf(const client::OrderFile& file, const lab::ResultLine& line) const
{
    QList<Row> rows;
    const auto add = [&rows](Instant at, const QString& value, lab::Level level, const QString& origin, bool isNow) {
        const auto ink = lab::isCritical(level) ? CellInk::Critical : isNow ? CellInk::Strong : CellInk::Normal;
        rows << Row{QString::number(rows.size()), {{Format::shortDate(Format::localDay(at)), CellInk::Quiet, {}, {}, true}, {value, ink, {}, {}, true}, {origin, CellInk::Quiet}}};
    };
    if (const auto* now = line.reportableMeasurement())
        add(lab::collectionOf(file.order), shownValue(now->value), now->level, line.state == lab::LineState::Elsewhere ? QString::fromStdString(now->performingLaboratory) : QString(), true);
    if (const auto history = file.history.find(line.id); history != file.history.end())
        for (auto past = history->second.rbegin(); past != history->second.rend(); ++past)
            add(past->collectedAt, shownValue(past->value), past->level, !past->laboratory.empty() ? QString::fromStdString(past->laboratory) : past->released ? QString() : tr("n.v.", "short for: no biologist has validated this value"), false);
    return rows;
}

void OrderSide::draw(const client::OrderFile& file, const lab::ResultLine& line, int row)
{
    std::vector<HistoryChart::Point> points;
    const auto add = [&points](Instant at, const lab::Value& value, lab::Level level, const std::string& laboratory) {
        if (const auto* quantity = std::get_if<lab::Quantity>(&value))
            points.push_back({at, quantity->number.toDouble(), shownValue(value), lab::isCritical(level), QString::fromStdString(laboratory)});
    };
    if (const auto history = file.history.find(line.id); history != file.history.end())
        for (const auto& past : history->second)
            add(past.collectedAt, past.value, past.level, past.laboratory);
    std::optional<double> low;
    std::optional<double> high;
    if (const auto* measurement = line.reportableMeasurement()) {
        add(lab::collectionOf(file.order), measurement->value, measurement->level, line.state == lab::LineState::Elsewhere ? measurement->performingLaboratory : std::string());
        if (measurement->range.low)
            low = measurement->range.low->toDouble();
        if (measurement->range.high)
            high = measurement->range.high->toDouble();
    }
    const auto cell = [&](int column) { return m_presenter.grid().index(row, column).data().toString(); };
    m_chart->show(cell(ResultGridModel::Examination), cell(ResultGridModel::Unit), std::move(points), low, high, m_values.rowCount() > 0 ? QString() : tr("No earlier result"));
}

} // namespace paillasse::ui
