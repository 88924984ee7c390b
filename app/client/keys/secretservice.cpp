// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/keys/secretservice.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QTimer>

namespace paillasse::client {

namespace {

const QString service = QStringLiteral("org.freedesktop.secrets");
const QString root = QStringLiteral("/org/freedesktop/secrets");

void later(QObject* context, const std::function<void(KeyringState)>& reply, KeyringState state)
{
    QTimer::singleShot(0, context, [reply, state] { reply(state); });
}

void askLocked(const QDBusConnection& bus, const QString& collection, int limitMs, QObject* context, const std::function<void(KeyringState)>& reply)
{
    auto call = QDBusMessage::createMethodCall(service, collection, QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"));
    call << QStringLiteral("org.freedesktop.Secret.Collection") << QStringLiteral("Locked");
    auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(call, limitMs), context);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, context, [watcher, reply] {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusVariant> answer(*watcher);
        if (answer.isError())
            return reply(KeyringState::Missing);
        reply(answer.value().variant().toBool() ? KeyringState::Locked : KeyringState::Available);
    });
}

} // namespace

void askSecretService(std::chrono::milliseconds limit, QObject* context, std::function<void(KeyringState)> reply)
{
    const auto bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return later(context, reply, KeyringState::Missing);
    const auto limitMs = static_cast<int>(limit.count());
    auto call = QDBusMessage::createMethodCall(service, root, QStringLiteral("org.freedesktop.Secret.Service"), QStringLiteral("ReadAlias"));
    call << QStringLiteral("default");
    auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(call, limitMs), context);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, context, [watcher, bus, limitMs, context, reply = std::move(reply)] {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusObjectPath> answer(*watcher);
        if (answer.isError())
            return reply(KeyringState::Missing);
        const auto collection = answer.value().path();
        // A keyring without a default collection has nothing of ours, and makes one when something is written.
        if (collection == QLatin1String("/"))
            return reply(KeyringState::Available);
        askLocked(bus, collection, limitMs, context, reply);
    });
}

} // namespace paillasse::client
