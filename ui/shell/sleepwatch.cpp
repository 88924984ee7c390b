// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/sleepwatch.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace paillasse::ui {

namespace {

const QString login = QStringLiteral("org.freedesktop.login1");
const QString loginPath = QStringLiteral("/org/freedesktop/login1");
const QString manager = QStringLiteral("org.freedesktop.login1.Manager");
const QString loginSession = QStringLiteral("org.freedesktop.login1.Session");

} // namespace

SleepWatch::SleepWatch(QDBusConnection system, QDBusConnection session, QObject* parent) : QObject(parent), m_system(std::move(system))
{
    if (m_system.isConnected()) {
        m_system.connect(login, loginPath, manager, QStringLiteral("PrepareForSleep"), this, SLOT(prepareForSleep(bool)));
        // Any session's lock: one too many locks costs a password, one too few costs a patient's privacy.
        m_system.connect(login, QString(), loginSession, QStringLiteral("Lock"), this, SLOT(sessionLocked()));
        m_system.connect(login, QString(), QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("PropertiesChanged"), this,
                         SLOT(sessionChanged(QString,QVariantMap,QStringList)));
        holdSleep();
    }
    if (!session.isConnected())
        return;
    // The standard's name and those under which desktops say the same.
    for (const auto* saver : {"org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.cinnamon.ScreenSaver", "org.mate.ScreenSaver"})
        session.connect(QLatin1String(saver), QString(), QLatin1String(saver), QStringLiteral("ActiveChanged"), this, SLOT(screenSaverChanged(bool)));
}

void SleepWatch::holdSleep()
{
    auto call = QDBusMessage::createMethodCall(login, loginPath, manager, QStringLiteral("Inhibit"));
    call << QStringLiteral("sleep") << QStringLiteral("Paillasse") << QStringLiteral("The work is covered before the machine sleeps") << QStringLiteral("delay");
    auto* watcher = new QDBusPendingCallWatcher(m_system.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusUnixFileDescriptor> held(*watcher);
        if (held.isValid())
            m_hold = held.value();
    });
}

void SleepWatch::prepareForSleep(bool before)
{
    if (!before)
        return holdSleep(); // for the next time
    Q_EMIT leaving();
    m_hold = {};
}

void SleepWatch::screenSaverChanged(bool active)
{
    if (active)
        Q_EMIT leaving();
}

void SleepWatch::sessionLocked()
{
    Q_EMIT leaving();
}

// Lockers that nobody asked through logind say so there.
void SleepWatch::sessionChanged(const QString& interface, const QVariantMap& changed, const QStringList&)
{
    if (interface == loginSession && changed.value(QStringLiteral("LockedHint")).toBool())
        Q_EMIT leaving();
}

} // namespace paillasse::ui
