// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/window.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDBusConnection>
#include <QKeyEvent>

#include "ui/shell/lockoverlay.h"
#include "ui/shell/shell.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

namespace paillasse::ui {

Window::Window(const Theme& theme, const Clock& clock, std::chrono::milliseconds idleLimit, QWidget* signIn)
    : m_shell(new Shell(theme, this)), m_overlay(new LockOverlay(theme, *m_shell, signIn)), m_idle(new IdleWatch(*qApp, clock, idleLimit, this)),
      m_sleep(QDBusConnection::systemBus(), QDBusConnection::sessionBus()), m_clipboard(*QGuiApplication::clipboard())
{
    setWindowTitle(QStringLiteral("Paillasse"));
    setWindowIcon(applicationIcon());
    setMinimumSize(theme.px(1024), theme.px(640));
    resize(theme.px(1366), theme.px(768));
    m_overlay->lock();
    connect(m_shell, &Shell::lockRequested, this, &Window::requestLock);
    connect(m_shell, &Shell::switchRequested, this, [this] {
        cover();
        Q_EMIT switchRequested();
    });
    connect(m_idle, &IdleWatch::idle, this, &Window::requestLock);
    connect(&m_sleep, &SleepWatch::leaving, this, &Window::requestLock);
    connect(&m_clipboard, &ClipboardGuard::copied, this, [this] {
        if (!m_overlay->isLocked())
            Q_EMIT copied();
    });
    qApp->installEventFilter(this);
}

void Window::requestLock()
{
    // Also where the work is covered already: somebody may be signed in behind a page of the door.
    cover();
    Q_EMIT lockRequested();
}

bool Window::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress && QApplication::activeModalWidget() && !m_overlay->isLocked()) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_L && key->modifiers() == Qt::ControlModifier) {
            requestLock();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void Window::cover()
{
    m_idle->stop();
    if (m_overlay->isLocked())
        return;
    m_overlay->lock();
    m_shell->lock();
    m_clipboard.clear();
}

void Window::uncover()
{
    m_overlay->unlock();
    m_idle->start();
}

void Window::replacePerson()
{
    m_overlay->discard();
    m_shell->clear();
}

void Window::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_shell->setGeometry(rect());
}

void Window::closeEvent(QCloseEvent* event)
{
    cover();
    Q_EMIT closing();
    // What is on screen must not outlive the window in a dialog.
    m_overlay->discard();
    event->accept();
}

} // namespace paillasse::ui
