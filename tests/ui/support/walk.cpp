// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/walk.h"

#include <QAbstractItemModel>
#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSet>
#include <QTableView>
#include <QTest>

#include "tests/ui/support/uiapplication.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/cells.h"

namespace paillasse::uitest {

namespace {

QString named(const QWidget& widget)
{
    return QStringLiteral("%1 “%2” %3").arg(QString::fromLatin1(widget.metaObject()->className()), widget.accessibleName(), widget.objectName());
}

bool showsSomething(const QModelIndex& cell)
{
    return !cell.data().toString().isEmpty() || !cell.data(ui::BadgesRole).value<ui::Badges>().isEmpty() || cell.data(ui::SparklineRole).isValid();
}

QStringList cutHeads(const QTableView& table)
{
    QStringList cut;
    const auto* head = table.horizontalHeader();
    if (!table.isVisible() || !head->isVisible() || !table.model())
        return cut;
    for (int column = 0; column < head->count(); ++column) {
        const auto title = table.model()->headerData(column, Qt::Horizontal).toString();
        const int needed = head->fontMetrics().horizontalAdvance(title);
        if (!head->isSectionHidden(column) && head->sectionSize(column) < needed)
            cut << QStringLiteral("%1: head “%2” has %3 of %4").arg(named(table), title).arg(head->sectionSize(column)).arg(needed);
    }
    return cut;
}

} // namespace

QStringList missedByTab(QWidget& root)
{
    QSet<const QWidget*> met;
    for (int i = 0; i < 300; ++i) {
        const QWidget* at = QApplication::focusWidget() ? QApplication::focusWidget() : root.window();
        if ((met.contains(at) && i > 200))
            break;
        met.insert(at);
        QTest::keyClick(const_cast<QWidget*>(at), Qt::Key_Tab);
    }
    QStringList missed;
    const auto widgets = root.findChildren<QWidget*>();
    for (const QWidget* widget : widgets) {
        if (!(widget->focusPolicy() & Qt::TabFocus) || !widget->isVisible() || !widget->isEnabled() || widget->focusProxy())
            continue;
        // The field within a combo box stands for the box; of radio buttons that belong together Tab takes one.
        if (met.contains(widget) || met.contains(widget->parentWidget()) || (widget->focusWidget() && met.contains(widget->focusWidget())))
            continue;
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        const auto siblings = button && button->isCheckable() && button->autoExclusive() ? widget->parentWidget()->findChildren<QAbstractButton*>() : QList<QAbstractButton*>();
        if (std::any_of(siblings.begin(), siblings.end(), [&met](const QAbstractButton* other) { return other->autoExclusive() && met.contains(other); }))
            continue;
        missed << named(*widget);
    }
    return missed;
}

QStringList cutTexts(const QWidget& root)
{
    QStringList cut;
    for (const auto* widget : root.findChildren<QWidget*>()) {
        if (!widget->isVisible() || widget->visibleRegion().isEmpty())
            continue;
        const auto* label = qobject_cast<const QLabel*>(widget);
        if (label && label->wordWrap() && !label->text().isEmpty() && label->height() < label->heightForWidth(label->width()))
            cut << QStringLiteral("%1 “%2”: %3 high of %4").arg(named(*label), label->text()).arg(label->height()).arg(label->heightForWidth(label->width()));
        const bool hasWords = (label && !label->wordWrap() && !label->text().isEmpty()) || qobject_cast<const QAbstractButton*>(widget);
        if (hasWords && !widget->objectName().startsWith(QLatin1String("qt_")) && widget->width() < widget->minimumSizeHint().width())
            cut << QStringLiteral("%1 “%2”: %3 wide of %4").arg(named(*widget), label ? label->text() : qobject_cast<const QAbstractButton*>(widget)->text()).arg(widget->width()).arg(widget->minimumSizeHint().width());
        if (const auto* table = qobject_cast<const QTableView*>(widget))
            cut << cutHeads(*table);
    }
    return cut;
}

QStringList speechlessCells(const QWidget& root)
{
    QStringList speechless;
    for (const auto* view : root.findChildren<QAbstractItemView*>()) {
        const auto* model = view->model();
        const auto* table = qobject_cast<const QTableView*>(view);
        if (!view->isVisible() || !model || qobject_cast<const QHeaderView*>(view) || view->objectName().startsWith(QLatin1String("qt_")))
            continue;
        for (int row = 0; row < model->rowCount(view->rootIndex()); ++row)
            for (int column = 0; column < model->columnCount(view->rootIndex()); ++column) {
                const auto cell = model->index(row, column, view->rootIndex());
                const auto spoken = cell.data(Qt::AccessibleTextRole);
                if (!(table && table->isColumnHidden(column)) && showsSomething(cell) && (!spoken.isValid() || spoken.toString().trimmed().isEmpty()))
                    speechless << QStringLiteral("%1: row %2, column %3").arg(named(*view)).arg(row).arg(column);
            }
    }
    return speechless;
}

QStringList tooLarge(const QWidget& root, const QSize& most)
{
    const auto least = root.minimumSizeHint().expandedTo(root.minimumSize());
    if (least.width() <= most.width() && least.height() <= most.height())
        return {};
    return {QStringLiteral("%1 needs %2 × %3, there is %4 × %5").arg(named(root)).arg(least.width()).arg(least.height()).arg(most.width()).arg(most.height())};
}

QStringList faultsOf(QWidget& root, const QSize& most)
{
    return namelessControls(root) + unreachableControls(root) + missedByTab(root) + cutTexts(root) + speechlessCells(root) + tooLarge(root, most);
}

} // namespace paillasse::uitest
