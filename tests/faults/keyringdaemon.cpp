// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/keyringdaemon.h"

#include <csignal>

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDir>
#include <QElapsedTimer>
#include <QProcess>
#include <QThread>

namespace paillasse::faults {

namespace {

const QString service = QStringLiteral("org.freedesktop.secrets");

QDBusMessage call(const char* method, const QVariant& argument)
{
    auto message = QDBusMessage::createMethodCall(service, QStringLiteral("/org/freedesktop/secrets"), QStringLiteral("org.freedesktop.Secret.Service"), QLatin1String(method));
    message << argument;
    return QDBusConnection::sessionBus().call(message);
}

template <class Condition>
bool comes(Condition condition)
{
    QElapsedTimer timer;
    for (timer.start(); timer.elapsed() < 15'000; QThread::msleep(20))
        if (condition())
            return true;
    return false;
}

QString keyrings()
{
    return qEnvironmentVariable("XDG_DATA_HOME") + QStringLiteral("/keyrings");
}

QString aside()
{
    return keyrings() + QStringLiteral("-before");
}

} // namespace

bool KeyringDaemon::lock()
{
    const auto login = QVariant::fromValue(QList<QDBusObjectPath>{QDBusObjectPath(QStringLiteral("/org/freedesktop/secrets/collection/login"))});
    return call("Lock", login).type() == QDBusMessage::ReplyMessage;
}

bool KeyringDaemon::end()
{
    auto* bus = QDBusConnection::sessionBus().interface();
    const auto pid = bus->servicePid(service);
    if (!pid.isValid())
        return true;
    ::kill(static_cast<pid_t>(pid.value()), SIGTERM);
    return comes([bus] { return !bus->isServiceRegistered(service).value(); });
}

bool KeyringDaemon::start(const QString& password)
{
    QProcess daemon;
    daemon.start(QStringLiteral("gnome-keyring-daemon"), {QStringLiteral("--daemonize"), QStringLiteral("--unlock"), QStringLiteral("--components=secrets")});
    daemon.write(password.toUtf8());
    daemon.closeWriteChannel();
    return daemon.waitForFinished(15'000) && comes([] {
               const auto reply = call("ReadAlias", QStringLiteral("default"));
               return reply.type() == QDBusMessage::ReplyMessage && reply.arguments().value(0).value<QDBusObjectPath>().path().contains(QLatin1String("collection"));
           });
}

bool KeyringDaemon::startAgain()
{
    return start(m_password);
}

bool KeyringDaemon::replace()
{
    return end() && QDir().rename(keyrings(), aside()) && QDir().mkpath(keyrings()) && start(QStringLiteral("another keyring"));
}

bool KeyringDaemon::putBack()
{
    return end() && QDir(keyrings()).removeRecursively() && QDir().rename(aside(), keyrings()) && startAgain();
}

} // namespace paillasse::faults
