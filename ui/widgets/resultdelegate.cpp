// SPDX-License-Identifier: GPL-3.0-or-later
#include <QKeyEvent>
#include <QPainter>

#include "ui/theme/theme.h"
#include "ui/widgets/celldelegate.h"
#include "ui/widgets/cells.h"
#include "ui/widgets/resultedit.h"

namespace paillasse::ui {

namespace {
constexpr auto cellProperty = "paillasseCell";
}

QWidget* ResultDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex& index) const
{
    auto* edit = new ResultEdit(theme(), parent);
    edit->setMode(index.data(EntryModeRole).toInt() == static_cast<int>(ResultEdit::Mode::Free) ? ResultEdit::Mode::Free : ResultEdit::Mode::Numeric);
    const QString name = index.data(Qt::AccessibleTextRole).toString();
    if (!name.isEmpty())
        edit->setAccessibleName(name);
    const QString hint = index.data(EntryHintRole).toString();
    edit->setPlaceholderText(hint);
    edit->setToolTip(hint);
    edit->setAccessibleDescription(hint);
    edit->setProperty(cellProperty, QVariant::fromValue(QPersistentModelIndex(index)));
    connect(edit, &QLineEdit::textChanged, this, [this, at = QPersistentModelIndex(index)](const QString& text) { Q_EMIT typed(at, text); });
    return edit;
}

void ResultDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const
{
    auto* edit = static_cast<ResultEdit*>(editor);
    const QSignalBlocker quiet(edit);
    edit->setText(index.data(Qt::EditRole).toString());
    edit->selectAll();
}

void ResultDelegate::setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const
{
    model->setData(index, static_cast<ResultEdit*>(editor)->text().trimmed(), Qt::EditRole);
}

void ResultDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex&) const
{
    editor->setGeometry(option.rect.adjusted(0, 1, 0, -1));
}

void ResultDelegate::paintContent(QPainter& painter, const QRect& rect, const QStyleOptionViewItem&, const QModelIndex& index) const
{
    paintText(painter, rect, index, true);
}

bool ResultDelegate::eventFilter(QObject* object, QEvent* event)
{
    // Enter alone saves. Whatever else takes the typing away (a lock, a click elsewhere) leaves it in the cell, as a draft.
    if (event->type() == QEvent::FocusOut || event->type() == QEvent::Hide) {
        if (auto* left = qobject_cast<ResultEdit*>(object); left && !left->hasFocus())
            Q_EMIT closeEditor(left, QAbstractItemDelegate::NoHint);
        return false;
    }
    if (event->type() != QEvent::KeyPress)
        return CellDelegate::eventFilter(object, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    auto* edit = qobject_cast<ResultEdit*>(object);
    if (edit && key->key() == Qt::Key_Escape)
        Q_EMIT typed(edit->property(cellProperty).value<QPersistentModelIndex>(), {});
    if (!edit || (key->key() != Qt::Key_Return && key->key() != Qt::Key_Enter) || (key->modifiers() & ~Qt::KeypadModifier))
        return CellDelegate::eventFilter(object, event);
    // Qt's own delegate commits on keypad Enter but never moves on; here both keys do the same, at once.
    const auto at = edit->property(cellProperty).value<QPersistentModelIndex>();
    Q_EMIT commitData(edit);
    Q_EMIT closeEditor(edit, QAbstractItemDelegate::NoHint);
    Q_EMIT advanceRequested(at);
    return true;
}

} // namespace paillasse::ui
