// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/examinationdialog.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/theme/theme.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/flags.h"
#include "ui/widgets/label.h"
#include "ui/words/examinationname.h"

namespace paillasse::ui {

ExaminationDialog::ExaminationDialog(const Theme& theme, const std::vector<client::OpenExamination>& open, const lab::Catalogue& catalogue, QWidget* parent)
    : QDialog(parent), m_table(new DataTable(theme, tr("Examinations to enter"), this))
{
    setWindowTitle(tr("Work by examination"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(theme.px(460), theme.px(480));
    // In the order of the report, as the catalogue has them.
    QList<Row> rows;
    for (const auto* examination : catalogue.all()) {
        const auto found = std::ranges::find(open, examination->code, &client::OpenExamination::code);
        if (found == open.end())
            continue;
        RowCell name{nameOf(*examination), CellInk::Normal, {}, {}, false};
        if (found->urgent > 0)
            name.badges << StatusBadges::urgent();
        rows.append({QString::fromStdString(examination->code), {name, {QString::number(found->orders), CellInk::Quiet, {}, {}, true}}});
    }
    m_rows.setHeaders({tr("Examination"), tr("To enter")});
    m_rows.setRows(rows);
    m_table->setModel(&m_rows);
    m_table->setColumnDesignWidth(1, 90);
    m_table->setStretchColumn(0);
    auto* nothing = new Label(theme, TextStyle::Body, tr("Nothing is to be entered on your benches."), this);
    nothing->setVisible(rows.isEmpty());
    auto* cancel = new ActionButton(theme, ActionButton::Kind::Secondary, tr("Close"), QKeySequence(Qt::Key_Escape), this);
    auto* foot = new QHBoxLayout;
    foot->addWidget(new HintLine(theme, tr("↵ shows the orders that wait for it"), this), 1);
    foot->addWidget(cancel);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(theme.px(10));
    layout->addWidget(nothing);
    layout->addWidget(m_table, 1);
    layout->addLayout(foot);
    connect(cancel, &QAbstractButton::clicked, this, &QDialog::reject);
    connect(m_table, &DataTable::idActivated, this, [this](const QVariant& id) {
        Q_EMIT chosen(id.toString());
        accept();
    });
    m_table->focusEntry();
}

} // namespace paillasse::ui
