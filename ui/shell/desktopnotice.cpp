// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/desktopnotice.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace paillasse::ui {

namespace {

const QString service = QStringLiteral("org.freedesktop.Notifications");
const QString path = QStringLiteral("/org/freedesktop/Notifications");

enum Urgency : uchar { Normal = 1, Critical = 2 };

QDBusMessage callTo(const char* method)
{
    return QDBusMessage::createMethodCall(service, path, service, QLatin1String(method));
}

} // namespace

DesktopNotice::DesktopNotice(QDBusConnection session, QObject* parent) : QObject(parent), m_session(std::move(session))
{
    if (!m_session.isConnected())
        return;
    m_session.connect(service, path, service, QStringLiteral("ActionInvoked"), this, SLOT(actionInvoked(uint,QString)));
    m_session.connect(service, path, service, QStringLiteral("NotificationClosed"), this, SLOT(notificationClosed(uint,uint)));
}

void DesktopNotice::show(const QString& title, const QString& text, bool isUrgent)
{
    if (!m_session.isConnected())
        return;
    m_isWanted = true;
    if (m_isSending)
        m_next = Notice{title, text, isUrgent};
    else
        send({title, text, isUrgent});
}

void DesktopNotice::send(const Notice& notice)
{
    auto call = callTo("Notify");
    const QVariantMap hints{{QStringLiteral("urgency"), QVariant::fromValue<uchar>(notice.isUrgent ? Critical : Normal)}};
    constexpr int asTheDesktopDoes = -1;
    call << QStringLiteral("Paillasse") << m_id << QStringLiteral("dialog-warning") << notice.title << notice.text.toHtmlEscaped() << QStringList{QStringLiteral("default"), tr("Open")} << hints << asTheDesktopDoes;
    m_isSending = true;
    auto* watcher = new QDBusPendingCallWatcher(m_session.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<uint> shown(*watcher);
        m_id = shown.isValid() ? shown.value() : 0;
        sent();
    });
}

void DesktopNotice::sent()
{
    m_isSending = false;
    if (const auto next = std::exchange(m_next, {}))
        send(*next);
    else if (!m_isWanted)
        withdraw();
}

void DesktopNotice::withdraw()
{
    m_isWanted = false;
    m_next.reset();
    if (m_id != 0 && !m_isSending)
        m_session.asyncCall(callTo("CloseNotification") << std::exchange(m_id, 0));
}

void DesktopNotice::actionInvoked(uint id, const QString&)
{
    if (id != 0 && id == m_id)
        Q_EMIT activated();
}

void DesktopNotice::notificationClosed(uint id, uint)
{
    if (id == m_id)
        m_id = 0;
}

} // namespace paillasse::ui
