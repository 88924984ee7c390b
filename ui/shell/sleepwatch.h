// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QDBusUnixFileDescriptor>
#include <QObject>
#include <QVariantMap>

namespace paillasse::ui {

// The desktop locks its session, the lid closes, the machine goes to sleep: told by logind (org.freedesktop.login1) on the system bus
// and by the desktop's screen saver on the session bus. Where neither is there, nothing is told and IdleWatch remains.
class SleepWatch : public QObject {
    Q_OBJECT

public:
    SleepWatch(QDBusConnection system, QDBusConnection session, QObject* parent = nullptr);

Q_SIGNALS:
    // Whoever hears it covers the work at once: the machine waits for that before it sleeps.
    void leaving();

private Q_SLOTS:
    void prepareForSleep(bool before);
    void screenSaverChanged(bool active);
    void sessionLocked();
    void sessionChanged(const QString& interface, const QVariantMap& changed, const QStringList& invalidated);

private:
    // logind waits (a few seconds at most) until this is let go of: what wakes up must not show the work.
    void holdSleep();

    QDBusConnection m_system;
    QDBusUnixFileDescriptor m_hold;
};

} // namespace paillasse::ui
