// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/keys/secretservice.h"

#include <optional>

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

// A property of a collection; an invalid variant where it is not told.
void askProperty(const QDBusConnection& bus, const QString& collection, const QString& name, int limitMs, QObject* context, const std::function<void(QVariant)>& reply)
{
    auto call = QDBusMessage::createMethodCall(service, collection, QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"));
    call << QStringLiteral("org.freedesktop.Secret.Collection") << name;
    auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(call, limitMs), context);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, context, [watcher, reply] {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusVariant> answer(*watcher);
        reply(answer.isError() ? QVariant() : answer.value().variant());
    });
}

// The default collection's path, "/" where there is none; nothing where nobody answers.
void askDefault(const QDBusConnection& bus, int limitMs, QObject* context, const std::function<void(std::optional<QString>)>& reply)
{
    auto call = QDBusMessage::createMethodCall(service, root, QStringLiteral("org.freedesktop.Secret.Service"), QStringLiteral("ReadAlias"));
    call << QStringLiteral("default");
    auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(call, limitMs), context);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, context, [watcher, reply] {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusObjectPath> answer(*watcher);
        reply(answer.isError() ? std::nullopt : std::optional(answer.value().path()));
    });
}

} // namespace

void askSecretService(std::chrono::milliseconds limit, QObject* context, std::function<void(KeyringState)> reply)
{
    const auto bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return later(context, reply, KeyringState::Missing);
    const auto limitMs = static_cast<int>(limit.count());
    askDefault(bus, limitMs, context, [bus, limitMs, context, reply = std::move(reply)](const std::optional<QString>& collection) {
        if (!collection)
            return reply(KeyringState::Missing);
        // A keyring without a default collection has nothing of ours, and makes one when something is written.
        if (*collection == QLatin1String("/"))
            return reply(KeyringState::Available);
        askProperty(bus, *collection, QStringLiteral("Locked"), limitMs, context, [reply](const QVariant& locked) {
            reply(!locked.isValid() ? KeyringState::Missing : locked.toBool() ? KeyringState::Locked : KeyringState::Available);
        });
    });
}

} // namespace paillasse::client
