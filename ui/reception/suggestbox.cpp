// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reception/suggestbox.h"

#include <algorithm>

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QStandardItemModel>

namespace paillasse::ui {

namespace {
constexpr int idRole = Qt::UserRole + 1;
constexpr int rowsShown = 10;
}

SuggestBox::SuggestBox(Finder finder, QWidget* parent)
    : QLineEdit(parent), m_finder(std::move(finder)), m_model(new QStandardItemModel(this)), m_completer(new QCompleter(m_model, this))
{
    // Not by setCompleter, which would write each row that is passed over into the field.
    m_completer->setWidget(this);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setMaxVisibleItems(rowsShown);
    connect(this, &QLineEdit::textEdited, this, &SuggestBox::offer);
    connect(m_completer->popup(), &QAbstractItemView::clicked, this, [this](const QModelIndex& index) { choose(index.row()); });
}

void SuggestBox::closeList()
{
    m_current = -1;
    m_model->clear();
    m_completer->popup()->hide();
}

bool SuggestBox::hasList() const
{
    return m_model->rowCount() > 0;
}

// While the list is open Escape closes it, and nothing else.
bool SuggestBox::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride && hasList() && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QLineEdit::event(event);
}

void SuggestBox::offer(const QString& text)
{
    const auto found = text.trimmed().isEmpty() ? QList<Suggestion>() : m_finder(text.trimmed());
    m_model->clear();
    for (const auto& suggestion : found) {
        auto* item = new QStandardItem(suggestion.text);
        item->setData(suggestion.id, idRole);
        m_model->appendRow(item);
    }
    if (found.isEmpty())
        return closeList();
    m_completer->popup()->setAccessibleName(accessibleName());
    m_completer->complete();
    m_current = -1;
    step(1);
}

bool SuggestBox::step(int by)
{
    if (!hasList())
        return false;
    m_current = std::clamp(m_current + by, 0, m_model->rowCount() - 1);
    m_completer->popup()->setCurrentIndex(m_completer->popup()->model()->index(m_current, 0));
    return true;
}

bool SuggestBox::choose(int row)
{
    const auto* item = m_model->item(row);
    if (!item)
        return false;
    const auto id = item->data(idRole).toString();
    const auto text = item->text();
    closeList();
    Q_EMIT chosen(id, text);
    return true;
}

void SuggestBox::keyPressEvent(QKeyEvent* event)
{
    const bool plain = !(event->modifiers() & ~Qt::KeypadModifier);
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const bool taken = plain
        && ((enter && choose(m_current)) || (event->key() == Qt::Key_Down && step(1)) || (event->key() == Qt::Key_Up && step(-1)));
    if (taken)
        return event->accept();
    if (event->key() == Qt::Key_Escape && hasList()) {
        closeList();
        return event->accept();
    }
    QLineEdit::keyPressEvent(event);
}

void SuggestBox::focusOutEvent(QFocusEvent* event)
{
    // The list takes the focus for a moment when it opens.
    if (event->reason() != Qt::PopupFocusReason)
        closeList();
    QLineEdit::focusOutEvent(event);
}

} // namespace paillasse::ui
