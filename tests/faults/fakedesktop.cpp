// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/fakedesktop.h"

#include <poll.h>
#include <unistd.h>

#include <QDBusMessage>

namespace paillasse::faults {

namespace {

const QString login = QStringLiteral("org.freedesktop.login1");
const QString loginPath = QStringLiteral("/org/freedesktop/login1");
const QString sessionPath = QStringLiteral("/org/freedesktop/login1/session/c2");

} // namespace

FakeDesktop::FakeDesktop() : m_bus(QDBusConnection::connectToBus(QDBusConnection::SessionBus, QStringLiteral("fake-desktop")))
{
    for (const auto& name : {login, QStringLiteral("org.freedesktop.ScreenSaver"), QStringLiteral("org.gnome.ScreenSaver"), QStringLiteral("org.cinnamon.ScreenSaver"), QStringLiteral("org.mate.ScreenSaver")})
        if (!m_bus.registerService(name))
            qFatal("no private bus, or %s is taken", qPrintable(name));
    m_bus.registerObject(loginPath, this, QDBusConnection::ExportScriptableSlots);
}

FakeDesktop::~FakeDesktop()
{
    if (m_pipe >= 0)
        ::close(m_pipe);
    QDBusConnection::disconnectFromBus(QStringLiteral("fake-desktop"));
}

void FakeDesktop::standForTheSystem()
{
    qputenv("DBUS_SYSTEM_BUS_ADDRESS", qgetenv("DBUS_SESSION_BUS_ADDRESS"));
}

void FakeDesktop::tell(const QString& path, const QString& interface, const QString& name, const QVariantList& arguments)
{
    auto signal = QDBusMessage::createSignal(path, interface, name);
    signal.setArguments(arguments);
    m_bus.send(signal);
}

void FakeDesktop::prepareForSleep(bool before)
{
    tell(loginPath, login + QStringLiteral(".Manager"), QStringLiteral("PrepareForSleep"), {before});
}

void FakeDesktop::lockSession()
{
    tell(sessionPath, login + QStringLiteral(".Session"), QStringLiteral("Lock"), {});
}

void FakeDesktop::hintLocked(bool locked)
{
    tell(sessionPath, QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("PropertiesChanged"),
         {login + QStringLiteral(".Session"), QVariantMap{{QStringLiteral("LockedHint"), locked}}, QStringList()});
}

void FakeDesktop::screenSaver(const QString& name, bool active)
{
    tell(QStringLiteral("/ScreenSaver"), name, QStringLiteral("ActiveChanged"), {active});
}

QDBusUnixFileDescriptor FakeDesktop::Inhibit(const QString& what, const QString& who, const QString& why, const QString& mode)
{
    int ends[2] = {-1, -1};
    if (::pipe(ends) != 0)
        qFatal("no pipe");
    if (m_pipe >= 0)
        ::close(m_pipe);
    m_pipe = ends[0];
    ++m_holds;
    m_lastHold = {what, who, why, mode};
    QDBusUnixFileDescriptor given(ends[1]);
    ::close(ends[1]);
    return given;
}

bool FakeDesktop::isHeld() const
{
    pollfd end{m_pipe, POLLIN, 0};
    return m_pipe >= 0 && ::poll(&end, 1, 0) == 0; // the other end is open as long as nothing comes, not even its end
}

} // namespace paillasse::faults
