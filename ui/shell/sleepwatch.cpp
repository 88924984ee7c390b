// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/sleepwatch.h"

#include <QDBusConnection>

namespace paillasse::ui {

SleepWatch::SleepWatch(QObject* parent) : QObject(parent)
{
    const QString login = QStringLiteral("org.freedesktop.login1");
    const QString saver = QStringLiteral("org.freedesktop.ScreenSaver");
    QDBusConnection system = QDBusConnection::systemBus();
    if (system.isConnected()) {
        system.connect(login, QStringLiteral("/org/freedesktop/login1"), login + QStringLiteral(".Manager"), QStringLiteral("PrepareForSleep"), this,
                       SLOT(prepareForSleep(bool)));
        // Any session's lock: one too many locks costs a password, one too few costs a patient's privacy.
        system.connect(login, QString(), login + QStringLiteral(".Session"), QStringLiteral("Lock"), this, SLOT(sessionLocked()));
    }
    QDBusConnection session = QDBusConnection::sessionBus();
    if (session.isConnected())
        session.connect(saver, QString(), saver, QStringLiteral("ActiveChanged"), this, SLOT(screenSaverChanged(bool)));
}

void SleepWatch::prepareForSleep(bool before)
{
    if (before)
        Q_EMIT leaving();
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

} // namespace paillasse::ui
