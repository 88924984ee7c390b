// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/validation/batchdialog.h"

#include <QKeyEvent>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>

#include "ui/models/resultgridmodel.h"
#include "ui/theme/format.h"
#include "ui/theme/theme.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/dialogfoot.h"
#include "ui/widgets/label.h"

namespace paillasse::ui {

namespace {

enum Column { Examination, Result, Unit, Range, Previous, ColumnCount };

QString orderIdOf(const QVariant& rowId)
{
    return rowId.toString().section(QLatin1Char('#'), 0, 0);
}

} // namespace

BatchDialog::BatchDialog(const Theme& theme, const std::vector<client::OrderFile>& files, const client::DirectoryPtr& directory, QWidget* parent)
    : QDialog(parent), m_theme(theme), m_table(new DataTable(theme, tr("Clear orders"), this))
{
    setWindowTitle(tr("Sign the clear orders"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(theme.px(820), theme.px(600));
    for (const auto& file : files)
        m_entries.push_back(entryOf(file, directory));
    auto* why = new Label(theme, TextStyle::Body,
                          tr("Nothing flagged, quality control attested, no remark, no call, nothing measured twice. Each report bears your signature."), this);
    why->setWordWrap(true);
    why->setInk(ColorRole::Quiet);
    auto* foot = new DialogFoot(theme, this, {});
    foot->insertWidget(0, new HintLine(theme, tr("Space leaves an order out · read to the end to sign"), this), 1);
    m_sign = foot->confirm();
    buildTable();
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(theme.px(10));
    layout->addWidget(why);
    layout->addWidget(m_table, 1);
    layout->addLayout(foot);
    connect(m_sign, &QAbstractButton::clicked, this, [this] {
        accept(); // first: the signature may be asked for now, and its dialog must be the one in front
        Q_EMIT confirmed(kept());
    });
}

// The values in the words of the grid, so that both say the same.
BatchDialog::Entry BatchDialog::entryOf(const client::OrderFile& file, const client::DirectoryPtr& directory) const
{
    const auto id = QString::fromStdString(file.order.id.toString());
    const auto& identity = file.patient->identity;
    Entry entry{file.order.id, {}};
    entry.rows.append({id, {{QString::fromStdString(lab::displayName(identity)), CellInk::Strong, {}, QStringLiteral(" · %1 · %2").arg(Format::date(identity.birthDate), QString::fromStdString(file.order.accession)), false}}});
    ResultGridModel grid(ResultGridModel::Use::Reading);
    grid.show(file, directory, 0);
    for (int row = 0; row < grid.rowCount(); ++row) {
        if (grid.line(row)->state == lab::LineState::Cancelled)
            continue;
        const auto text = [&](int column) { return grid.index(row, column).data().toString(); };
        Row shown{id + QLatin1Char('#') + QString::number(grid.lineId(row)), {}};
        shown.cells << RowCell{text(ResultGridModel::Examination), CellInk::Normal, {}, {}, false} << RowCell{text(ResultGridModel::Result), CellInk::Strong, {}, {}, true}
                    << RowCell{text(ResultGridModel::Unit), CellInk::Quiet, {}, {}, false} << RowCell{text(ResultGridModel::Range), CellInk::Quiet, {}, {}, true}
                    << RowCell{text(ResultGridModel::Previous), CellInk::Quiet, {}, {}, true};
        entry.rows.append(shown);
    }
    return entry;
}

void BatchDialog::buildTable()
{
    m_rows.setHeaders({tr("Order and examination"), tr("Result"), tr("Unit"), tr("Interval"), tr("Previous")});
    refresh();
    m_table->setModel(&m_rows);
    const QList<QPair<int, int>> widths{{Result, 80}, {Unit, 100}, {Range, 110}, {Previous, 130}};
    for (const auto& [column, width] : widths)
        m_table->setColumnDesignWidth(column, width);
    m_table->setStretchColumn(Examination);
    for (int row = 0; row < m_rows.rowCount(); ++row)
        if (!m_rows.id(row).contains(QLatin1Char('#')))
            m_table->setSpan(row, 0, 1, ColumnCount);
    m_table->installEventFilter(this);
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, this, &BatchDialog::look);
    connect(m_table->verticalScrollBar(), &QScrollBar::rangeChanged, this, &BatchDialog::look);
}

std::vector<lab::OrderId> BatchDialog::kept() const
{
    std::vector<lab::OrderId> kept;
    for (const auto& entry : m_entries)
        if (!m_left.contains(entry.order))
            kept.push_back(entry.order);
    return kept;
}

void BatchDialog::refresh()
{
    QList<Row> rows;
    for (const auto& entry : m_entries) {
        const bool left = m_left.contains(entry.order);
        for (auto row : entry.rows) {
            for (auto& cell : row.cells)
                cell.ink = left ? CellInk::Struck : cell.ink;
            if (left && !row.id.contains(QLatin1Char('#')))
                row.cells.first().tail += QStringLiteral(" · ") + tr("left out");
            rows.append(row);
        }
    }
    m_rows.setRows(rows);
    const int count = static_cast<int>(m_entries.size() - m_left.size());
    m_sign->setText(tr("Sign %n report(s)", nullptr, count));
    m_sign->setEnabled(m_read && count > 0);
}

void BatchDialog::toggle()
{
    const auto id = lab::OrderId::parse(orderIdOf(m_table->currentId()).toStdString());
    if (!id)
        return;
    if (m_left.erase(*id) == 0)
        m_left.insert(*id);
    refresh();
}

void BatchDialog::look()
{
    const auto last = m_rows.index(m_rows.rowCount() - 1, 0);
    if (m_read || !m_table->isVisible() || !last.isValid() || m_table->visualRect(last).bottom() > m_table->viewport()->height())
        return;
    m_read = true;
    refresh();
}

void BatchDialog::showEvent(QShowEvent* event)
{
    QDialog::showEvent(event);
    m_table->focusEntry();
    QTimer::singleShot(0, this, &BatchDialog::look); // once its rows have their places
}

bool BatchDialog::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Space) {
        toggle();
        return true;
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace paillasse::ui
