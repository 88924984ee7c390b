// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/confirmlist.h"

#include <algorithm>

#include <QKeyEvent>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>

#include "ui/theme/theme.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/dialogfoot.h"
#include "ui/widgets/label.h"

namespace paillasse::ui {

ConfirmList::ConfirmList(const Theme& theme, const Words& words, const QList<Entry>& entries, QWidget* parent)
    : QDialog(parent), m_theme(theme), m_confirmText(words.confirm), m_entries(entries), m_table(new DataTable(theme, words.table, this))
{
    setWindowTitle(words.title);
    setAttribute(Qt::WA_DeleteOnClose);
    resize(theme.px(820), theme.px(600));
    const auto next = words.left > 0 ? QLatin1Char(' ') + tr("%n more order(s) of this list come next time.", nullptr, words.left) : QString();
    auto* why = new Label(theme, TextStyle::Body, words.why + next, this);
    why->setWordWrap(true);
    why->setInk(ColorRole::Quiet);
    auto* foot = new DialogFoot(theme, this, {});
    foot->insertWidget(0, new HintLine(theme, words.hint, this), 1);
    m_confirm = foot->confirm();
    buildTable(words);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(theme.px(10));
    layout->addWidget(why);
    layout->addWidget(m_table, 1);
    layout->addLayout(foot);
    connect(m_confirm, &QAbstractButton::clicked, this, [this] {
        accept(); // first: a signature may be asked for now, and its dialog must be the one in front
        Q_EMIT choicesConfirmed(keptChoices());
    });
}

void ConfirmList::buildTable(const Words& words)
{
    m_rows.setHeaders(words.headers);
    refresh();
    m_table->setModel(&m_rows);
    for (qsizetype column = 0; column < words.widths.size(); ++column)
        m_table->setColumnDesignWidth(static_cast<int>(column) + 1, words.widths[column]);
    m_table->setStretchColumn(0);
    for (const auto& entry : std::as_const(m_entries))
        for (const auto& row : entry.rows)
            if (row.cells.size() == 1)
                m_table->setSpan(m_rows.rowOf(row.id), 0, 1, m_rows.columnCount());
    m_table->installEventFilter(this);
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, this, &ConfirmList::look);
    connect(m_table->verticalScrollBar(), &QScrollBar::rangeChanged, this, &ConfirmList::look);
}

QStringList ConfirmList::keptChoices() const
{
    QStringList kept;
    for (const auto& entry : m_entries)
        if (!entry.choice.isEmpty() && !m_left.contains(entry.choice))
            kept << entry.choice;
    return kept;
}

void ConfirmList::refresh()
{
    QList<Row> rows;
    for (const auto& entry : std::as_const(m_entries)) {
        const bool left = m_left.contains(entry.choice);
        const auto first = rows.size();
        rows.append(entry.rows);
        if (!left)
            continue;
        for (auto row = rows.begin() + first; row != rows.end(); ++row)
            for (auto& cell : row->cells)
                cell.ink = CellInk::Struck;
        auto& name = rows[first].cells.first();
        name.badges.clear();
        name.tail += QStringLiteral(" · ") + tr("left out");
    }
    m_rows.setRows(rows);
    const auto kept = static_cast<int>(keptChoices().size());
    m_confirm->setText(m_confirmText(kept));
    m_confirm->setEnabled(m_read && kept > 0);
}

void ConfirmList::toggle()
{
    const auto id = m_table->currentId().toString();
    const auto entry = std::ranges::find_if(m_entries, [&id](const Entry& one) { return std::ranges::find(one.rows, id, &Row::id) != one.rows.end(); });
    if (entry == m_entries.end() || entry->choice.isEmpty())
        return;
    if (m_left.erase(entry->choice) == 0)
        m_left.insert(entry->choice);
    refresh();
}

void ConfirmList::look()
{
    const auto last = m_rows.index(m_rows.rowCount() - 1, 0);
    if (m_read || !m_table->isVisible() || !last.isValid() || m_table->visualRect(last).bottom() > m_table->viewport()->height())
        return;
    m_read = true;
    refresh();
}

void ConfirmList::showEvent(QShowEvent* event)
{
    QDialog::showEvent(event);
    m_table->focusEntry();
    QTimer::singleShot(0, this, &ConfirmList::look); // once its rows have their places
}

bool ConfirmList::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Space) {
        toggle();
        return true;
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace paillasse::ui
