// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reception/fieldgrid.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>

#include "ui/reception/suggestbox.h"
#include "ui/widgets/fieldlabel.h"

namespace paillasse::ui {

FieldGrid::FieldGrid(const Theme& theme, int columns, QWidget* parent) : QWidget(parent), m_theme(theme), m_layout(new QGridLayout(this)), m_columns(columns)
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setHorizontalSpacing(theme.px(12));
    m_layout->setVerticalSpacing(theme.px(2));
    for (int column = 0; column < columns; ++column)
        m_layout->setColumnStretch(column, 1);
}

void FieldGrid::place(QWidget* label, QWidget* field, int span)
{
    if (m_next % m_columns + span > m_columns)
        m_next += m_columns - m_next % m_columns;
    const int column = m_next % m_columns;
    const int row = m_next / m_columns * 2;
    if (label)
        m_layout->addWidget(label, row, column, 1, span);
    m_layout->addWidget(field, row + 1, column, 1, span);
    // What height is left stands below the last field, not between a name and its field.
    m_layout->setRowStretch(row, 0);
    m_layout->setRowStretch(row + 2, 1);
    m_next += span;
}

void FieldGrid::add(const QString& label, QWidget* field, int span)
{
    auto* head = new FieldLabel(m_theme, label, field, this);
    head->setContentsMargins(0, m_theme.px(8), 0, m_theme.px(2));
    field->setParent(this);
    field->setMinimumHeight(m_theme.controlHeight());
    field->installEventFilter(this);
    place(head, field, span);
}

QLineEdit* FieldGrid::addLine(const QString& label, int span)
{
    auto* line = new QLineEdit(this);
    add(label, line, span);
    return line;
}

void FieldGrid::addBare(const QList<QWidget*>& widgets, int span)
{
    auto* row = new QWidget(this);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(m_theme.px(14));
    for (auto* widget : widgets) {
        layout->addWidget(widget);
        widget->installEventFilter(this);
    }
    layout->addStretch();
    row->setMinimumHeight(m_theme.controlHeight());
    place(nullptr, row, span);
}

bool FieldGrid::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool enter = (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && !(key->modifiers() & ~Qt::KeypadModifier);
    if (!enter)
        return QWidget::eventFilter(watched, event);
    // A field with an open list takes Enter for its choice; it goes on by itself.
    if (const auto* box = qobject_cast<SuggestBox*>(watched); box && box->hasList())
        return false;
    focusNextChild();
    return true;
}

} // namespace paillasse::ui
