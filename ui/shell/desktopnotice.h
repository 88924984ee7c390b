// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QDBusConnection>
#include <QObject>

namespace paillasse::ui {

// A notification of the desktop (freedesktop's Desktop Notifications, 1.2), over the session's bus: there it needs no tray. Without a bus,
// or with nobody on it who shows any, nothing happens. Never patient data: it stands on a screen that anybody may pass.
class DesktopNotice final : public QObject {
    Q_OBJECT

public:
    explicit DesktopNotice(QDBusConnection session, QObject* parent = nullptr);

    // One at a time: the next takes the place of the last. `isUrgent`: it stays until somebody has seen it.
    void show(const QString& title, const QString& text, bool isUrgent);
    void withdraw();

Q_SIGNALS:
    void activated(); // somebody chose it

private Q_SLOTS:
    void actionInvoked(uint id, const QString& action);
    void notificationClosed(uint id, uint reason);

private:
    struct Notice {
        QString title;
        QString text;
        bool isUrgent = false;
    };
    void send(const Notice& notice);
    void sent();

    QDBusConnection m_session;
    uint m_id = 0;                // of the one that is shown; 0: none
    bool m_isSending = false;     // its id is still to come: what follows waits for it
    bool m_isWanted = false;
    std::optional<Notice> m_next;
};

} // namespace paillasse::ui
