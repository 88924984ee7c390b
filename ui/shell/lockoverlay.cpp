// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/lockoverlay.h"

#include <algorithm>

#include <QApplication>
#include <QDialog>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QToolTip>
#include <QVBoxLayout>

#include "ui/theme/theme.h"

namespace paillasse::ui {

namespace {

// A password that is shown as it is typed, and a code of a second factor, say so by a property.
bool isSecret(const QLineEdit& field)
{
    return field.echoMode() != QLineEdit::Normal || field.property("secret").toBool();
}

int depthOf(const QWidget* window)
{
    int depth = 0;
    for (const auto* parent = window->parentWidget(); parent; parent = parent->parentWidget())
        ++depth;
    return depth;
}

} // namespace

LockOverlay::LockOverlay(const Theme& theme, QWidget& work, QWidget* content)
    : QWidget(work.parentWidget()), m_theme(theme), m_work(work), m_content(content)
{
    hide();
    setAutoFillBackground(true);
    setAccessibleName(tr("Locked"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(content);
    work.parentWidget()->installEventFilter(this);
}

void LockOverlay::lock()
{
    if (m_locked)
        return;
    m_locked = true;
    m_focus = QApplication::focusWidget();
    // Only while locked: a dialog that somebody opens late, on an answer that took its time, must not stand over the cover.
    qApp->installEventFilter(this);
    // In this order: at no moment is something readable without the cover.
    cover();
    show();
    raise();
    QToolTip::hideText();
    hideOthers();
    m_work.setEnabled(false);
    m_work.hide();
    m_content->setFocus(Qt::OtherFocusReason);
    Q_EMIT locked();
}

void LockOverlay::hideOthers()
{
    const QWidget* own = window();
    const QWidgetList windows = QApplication::topLevelWidgets();
    for (QWidget* other : windows) {
        for (auto* field : other->findChildren<QLineEdit*>()) {
            if (isSecret(*field) && !isAncestorOf(field))
                field->setText({});
        }
        if (other == own || !other->isVisible())
            continue;
        if (other->windowType() == Qt::Popup || other->windowType() == Qt::ToolTip || qobject_cast<QMenu*>(other)) {
            other->close();
            continue;
        }
        m_hidden.append(other);
        other->hide();
    }
}

void LockOverlay::unlock()
{
    if (!m_locked)
        return;
    m_locked = false;
    qApp->removeEventFilter(this);
    m_work.setEnabled(true);
    m_work.show();
    hide();
    auto hidden = std::exchange(m_hidden, {});
    hidden.removeAll(nullptr);
    // A dialog over a dialog comes back over it.
    std::stable_sort(hidden.begin(), hidden.end(), [](const QPointer<QWidget>& a, const QPointer<QWidget>& b) { return depthOf(a) < depthOf(b); });
    for (const auto& other : hidden) {
        if (!other)
            continue;
        other->setAttribute(Qt::WA_DontShowOnScreen, false);
        other->show();
    }
    if (hidden.isEmpty() && m_focus)
        m_focus->setFocus(Qt::OtherFocusReason);
    Q_EMIT unlocked();
}

void LockOverlay::discard()
{
    const auto hidden = std::exchange(m_hidden, {});
    for (const auto& other : hidden) {
        if (auto* dialog = qobject_cast<QDialog*>(other.data()))
            dialog->reject();
        if (other)
            other->deleteLater();
    }
    m_focus.clear();
}

void LockOverlay::cover()
{
    setGeometry(parentWidget()->rect());
}

bool LockOverlay::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        cover();
    if (m_locked && event->type() == QEvent::Show && watched->isWidgetType())
        keepHidden(static_cast<QWidget*>(watched));
    return QWidget::eventFilter(watched, event);
}

void LockOverlay::keepHidden(QWidget* shown)
{
    if (!shown->isWindow() || shown == window() || shown->windowType() == Qt::ToolTip || isAncestorOf(shown))
        return;
    // The event comes before the window reaches the screen.
    shown->setAttribute(Qt::WA_DontShowOnScreen);
    if (!m_hidden.contains(shown))
        m_hidden.append(shown);
    QMetaObject::invokeMethod(
        this,
        [this, late = QPointer<QWidget>(shown)] {
            if (m_locked && late)
                late->hide();
        },
        Qt::QueuedConnection);
}

void LockOverlay::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), m_theme.color(ColorRole::Ground));
}

} // namespace paillasse::ui
