// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/fakenotifications.h"

#include <QDBusMessage>

namespace paillasse::faults {

namespace {

const QString service = QStringLiteral("org.freedesktop.Notifications");
const QString path = QStringLiteral("/org/freedesktop/Notifications");
const QString connection = QStringLiteral("fake-notifications");

} // namespace

FakeNotifications::FakeNotifications() : m_bus(QDBusConnection::connectToBus(QDBusConnection::SessionBus, connection))
{
    if (!m_bus.registerService(service) || !m_bus.registerObject(path, this, QDBusConnection::ExportScriptableSlots))
        qFatal("no private bus, or the name is taken");
}

FakeNotifications::~FakeNotifications()
{
    m_bus.unregisterService(service);
    QDBusConnection::disconnectFromBus(connection);
}

uint FakeNotifications::Notify(const QString&, uint replaces, const QString&, const QString& title, const QString& text, const QStringList& actions, const QVariantMap& hints, int)
{
    const Shown now{replaces != 0 ? replaces : ++m_last, title, text, actions, hints.value(QStringLiteral("urgency"), -1).toInt()};
    for (auto& before : m_shown)
        if (before.id == now.id) {
            before = now;
            return now.id;
        }
    m_shown << now;
    return now.id;
}

void FakeNotifications::CloseNotification(uint id)
{
    m_closed << id;
    tell(QStringLiteral("NotificationClosed"), {id, 3u});
}

void FakeNotifications::choose(uint id)
{
    tell(QStringLiteral("ActionInvoked"), {id, QStringLiteral("default")});
}

void FakeNotifications::tell(const QString& name, const QVariantList& arguments)
{
    auto signal = QDBusMessage::createSignal(path, service, name);
    signal.setArguments(arguments);
    m_bus.send(signal);
}

} // namespace paillasse::faults
