// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/validation/orderside.h"

#include <QListView>
#include <QVBoxLayout>

#include "ui/theme/theme.h"
#include "ui/validation/historychart.h"
#include "ui/validation/validationpresenter.h"
#include "ui/widgets/label.h"

namespace paillasse::ui {

OrderSide::OrderSide(const Theme& theme, ValidationPresenter& presenter, QWidget* parent) : QWidget(parent), m_presenter(presenter), m_chart(new HistoryChart(theme, this))
{
    auto* trail = new QListView(this);
    trail->setModel(&presenter.trail());
    trail->setAccessibleName(tr("Who did what"));
    trail->setFrameShape(QFrame::NoFrame);
    trail->viewport()->setAutoFillBackground(false);
    trail->setWordWrap(true);
    trail->setSelectionMode(QAbstractItemView::NoSelection);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme.px(14), theme.px(12), theme.px(10), theme.px(12));
    layout->addWidget(m_chart);
    layout->addWidget(new Label(theme, TextStyle::Strong, tr("Who did what"), this));
    layout->addWidget(trail, 1);
}

void OrderSide::showLine(lab::LineId id)
{
    const auto* file = m_presenter.file();
    const auto* line = file ? file->order.line(id) : nullptr;
    const int row = m_presenter.grid().rowOfLine(id);
    if (!line || row < 0 || line->withheld) {
        m_chart->clear();
        return;
    }
    std::vector<HistoryChart::Point> points;
    const auto add = [&points](Instant at, const lab::Value& value, lab::Level level, const std::string& laboratory) {
        if (const auto* quantity = std::get_if<lab::Quantity>(&value))
            points.push_back({at, quantity->number.toDouble(), shownValue(value), lab::isCritical(level), QString::fromStdString(laboratory)});
    };
    const auto history = file->history.find(id);
    if (history != file->history.end())
        for (const auto& past : history->second)
            add(past.collectedAt, past.value, past.level, past.laboratory);
    std::optional<double> low;
    std::optional<double> high;
    if (const auto* measurement = line->reportableMeasurement()) {
        add(lab::collectionOf(file->order), measurement->value, measurement->level, line->state == lab::LineState::Elsewhere ? measurement->performingLaboratory : std::string());
        if (measurement->range.low)
            low = measurement->range.low->toDouble();
        if (measurement->range.high)
            high = measurement->range.high->toDouble();
    }
    const auto cell = [&](int column) { return m_presenter.grid().index(row, column).data().toString(); };
    m_chart->show(cell(ResultGridModel::Examination), cell(ResultGridModel::Unit), std::move(points), low, high);
}

} // namespace paillasse::ui
