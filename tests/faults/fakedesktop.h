// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QDBusUnixFileDescriptor>
#include <QObject>
#include <QVariantMap>

namespace paillasse::faults {

// logind and the desktops' screen savers on a private bus, which stands for the system's bus too (standForTheSystem, before anything
// asks for it). What they tell is told over the real bus daemon.
class FakeDesktop : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.login1.Manager")

public:
    FakeDesktop();
    ~FakeDesktop() override;
    static void standForTheSystem();

    void prepareForSleep(bool before);
    void lockSession();
    void hintLocked(bool locked);
    void screenSaver(const QString& name, bool active);

    [[nodiscard]] int holds() const { return m_holds; }
    [[nodiscard]] const QStringList& lastHold() const { return m_lastHold; }
    // Whether somebody still holds the sleep back.
    [[nodiscard]] bool isHeld() const;

public Q_SLOTS:
    Q_SCRIPTABLE QDBusUnixFileDescriptor Inhibit(const QString& what, const QString& who, const QString& why, const QString& mode);

private:
    void tell(const QString& path, const QString& interface, const QString& name, const QVariantList& arguments);

    QDBusConnection m_bus;
    int m_holds = 0;
    QStringList m_lastHold;
    int m_pipe = -1; // its other end is with whoever holds
};

} // namespace paillasse::faults
