// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QObject>
#include <QVariantMap>

namespace paillasse::faults {

// The desktop's notification daemon on a private bus: keeps what it is shown, and lets somebody choose it.
class FakeNotifications final : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    struct Shown {
        uint id = 0;
        QString title;
        QString text;
        QStringList actions;
        int urgency = -1;
    };

    FakeNotifications();
    ~FakeNotifications() override;

    [[nodiscard]] const QList<Shown>& shown() const { return m_shown; } // one that takes the place of another is in its place
    [[nodiscard]] const QList<uint>& closed() const { return m_closed; }
    void choose(uint id); // as a click on it

public Q_SLOTS:
    Q_SCRIPTABLE uint Notify(const QString& program, uint replaces, const QString& icon, const QString& title, const QString& text, const QStringList& actions, const QVariantMap& hints, int timeout);
    Q_SCRIPTABLE void CloseNotification(uint id);

private:
    void tell(const QString& name, const QVariantList& arguments);

    QDBusConnection m_bus;
    QList<Shown> m_shown;
    QList<uint> m_closed;
    uint m_last = 0;
};

} // namespace paillasse::faults
