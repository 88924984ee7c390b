// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace paillasse::ui {

// The desktop locks its session, the lid closes, the machine goes to sleep: told by logind (org.freedesktop.login1) and the screen
// saver (org.freedesktop.ScreenSaver) over D-Bus. Where neither is there, nothing is told and IdleWatch remains.
class SleepWatch : public QObject {
    Q_OBJECT

public:
    explicit SleepWatch(QObject* parent = nullptr);

Q_SIGNALS:
    void leaving();

private Q_SLOTS:
    void prepareForSleep(bool before);
    void screenSaverChanged(bool active);
    void sessionLocked();
};

} // namespace paillasse::ui
