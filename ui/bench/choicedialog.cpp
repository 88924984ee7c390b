// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/choicedialog.h"

#include <QVBoxLayout>

#include "ui/bench/measurementrows.h"
#include "ui/theme/theme.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/celldelegate.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/dialogfoot.h"
#include "ui/widgets/label.h"

namespace paillasse::ui {

ChoiceDialog::ChoiceDialog(const Theme& theme, const QString& question, const QStringList& headers, const QList<Row>& rows, const QHash<QString, QString>& objections, QWidget* parent)
    : QDialog(parent), m_objections(objections), m_table(new DataTable(theme, tr("Measurements of the line"), this)), m_objection(new Label(theme, TextStyle::Body, {}, this))
{
    setWindowTitle(tr("Measurement to report"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(theme.px(1120), theme.px(360));
    m_rows.setHeaders(headers);
    m_rows.setRows(rows);
    m_table->setModel(&m_rows);
    const QList<QPair<int, int>> widths{{MeasurementRows::Value, 350}, {MeasurementRows::When, 80}, {MeasurementRows::Who, 140}, {MeasurementRows::How, 130}, {MeasurementRows::Tube, 70}};
    for (const auto& [column, width] : widths)
        m_table->setColumnDesignWidth(column, width);
    m_table->setStretchColumn(MeasurementRows::Why);
    m_objection->setWordWrap(true);
    m_objection->setInk(ColorRole::CriticalInk);
    auto* heading = new Label(theme, TextStyle::Heading, question, this);
    heading->setWordWrap(true);
    auto* foot = new DialogFoot(theme, this, tr("Report this one"));
    m_confirm = foot->confirm();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme.px(20), theme.px(18), theme.px(20), theme.px(16));
    layout->setSpacing(theme.px(10));
    layout->addWidget(heading);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_objection);
    layout->addWidget(new HintLine(theme, tr("↑ ↓ chooses · ↵ reports it · nothing is removed: every measurement stays on the line"), this));
    layout->addLayout(foot);
    connect(m_table, &DataTable::idChanged, this, &ChoiceDialog::update);
    connect(m_table, &DataTable::idActivated, this, &ChoiceDialog::confirm);
    connect(m_confirm, &QAbstractButton::clicked, this, &ChoiceDialog::confirm);
    m_table->focusEntry();
    update();
}

void ChoiceDialog::update()
{
    const auto objection = m_objections.value(m_table->currentId().toString());
    m_objection->setText(objection);
    m_objection->setVisible(!objection.isEmpty());
    m_confirm->setEnabled(objection.isEmpty() && m_table->currentId().isValid());
}

void ChoiceDialog::confirm()
{
    if (!m_confirm->isEnabled())
        return;
    const auto id = m_table->currentId().toString();
    accept(); // before what is asked next
    Q_EMIT chosen(id);
}

} // namespace paillasse::ui
