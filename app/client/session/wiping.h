// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

#include <QObject>
#include <QTimer>

#include "app/client/session/workstationplace.h"

namespace paillasse::client {

// An administrator's order to empty this workstation: what waits is pushed while the store takes it; then caches, slots, what was put
// aside and the device secret are destroyed, the store is told, and the key that told it goes last. Each step may be repeated, and a
// restart goes on (Enrolment::wiping). The outbox stays: it is sealed to the store, and goes with whoever enrols here next.
class Wiping : public QObject {
    Q_OBJECT

public:
    struct Hooks {
        std::function<std::size_t()> pendingActs;
        std::function<void()> push;
        std::function<void()> destroyed; // all of it; the store is not told yet
        std::function<void()> done;
    };

    Wiping(const WorkstationPlace& place, Enrolment enrolment, std::shared_ptr<WorkstationKeys> keys, Hooks hooks, QObject* home);
    void start();

private:
    void waitForPush();
    void destroyFiles();
    void destroySecrets();
    void confirm();
    void removeEntries(std::vector<std::string> entries, std::function<void(bool all)> then);
    void removeEnrolment();
    void later();
    template <class T>
    std::function<void(T)> back(std::function<void(T)> reply)
    {
        return replyOn<T>(m_home, this, std::move(reply));
    }

    QObject* m_home;
    WorkstationPlace m_place;
    Enrolment m_enrolment;
    std::shared_ptr<WorkstationKeys> m_keys;
    Hooks m_hooks;
    std::vector<std::string> m_entries; // of the keyring, but the one in force
    QTimer m_timer;
    Instant m_pushUntil;
    bool m_isDestroyed = false;
};

} // namespace paillasse::client
