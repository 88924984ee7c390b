// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/security/hourpanel.h"

#include <QHBoxLayout>

#include "ui/theme/format.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/label.h"

namespace paillasse::ui {

HourPanel::HourPanel(const Theme& theme, const QString& name, const QString& note, bool hasUsual, QWidget* parent)
    : Card(theme, parent), m_hasUsual(hasUsual), m_chart(new HourChart(theme, this)), m_table(new DataTable(theme, tr("%1, as a table").arg(name), this))
{
    m_chart->setAccessibleName(name);
    QStringList headers{tr("Hour"), tr("Number")};
    if (hasUsual)
        headers << tr("Usual");
    m_rows.setHeaders(headers);
    m_table->setModel(&m_rows);
    m_table->setStretchColumn(0);
    m_table->setColumnDesignWidth(1, hasUsual ? 72 : 80);
    if (hasUsual)
        m_table->setColumnDesignWidth(2, 70);
    m_table->setFixedWidth(theme.px(hasUsual ? 206 : 240));
    m_table->setMinimumHeight(theme.px(70));
    auto* quiet = new Label(theme, TextStyle::Small, note, this);
    quiet->setInk(ColorRole::Quiet);
    quiet->setElided(true);
    auto* left = new QVBoxLayout;
    left->setContentsMargins(theme.px(12), theme.px(6), theme.px(10), theme.px(4));
    left->setSpacing(theme.px(2));
    left->addWidget(new Label(theme, TextStyle::Strong, name, this));
    left->addWidget(quiet);
    left->addWidget(m_chart, 1);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(left, 1);
    layout->addWidget(m_table);
}

void HourPanel::show(const QList<HourBar>& bars)
{
    m_chart->show(bars);
    QList<Row> rows;
    for (const auto& bar : bars) {
        RowCell events{Format::count(bar.events), bar.isAbove() ? CellInk::Critical : CellInk::Normal, {}, {}, true};
        if (bar.isAbove())
            events.badges = {Badge{Tone::Critical, ui::Shape::Up, {}, tr("above the usual")}};
        Row row{QString::number(rows.size()), {{bar.label, CellInk::Quiet, {}, {}, true}, events}};
        if (m_hasUsual)
            row.cells << RowCell{bar.usual > 0 ? Format::count(bar.usual) : QString(), CellInk::Quiet, {}, {}, true};
        rows << row;
    }
    m_rows.setRows(rows);
}

} // namespace paillasse::ui
