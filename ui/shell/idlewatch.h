// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

#include <QObject>
#include <QTimer>

#include "app/base/clock.h"

class QCoreApplication;

namespace paillasse::ui {

// Sees every key, click, wheel and touch of the program, in dialogs too, and says when none has come for a while. It reads the
// clock rather than counting ticks: a machine that slept is idle at the first tick after waking.
class IdleWatch : public QObject {
    Q_OBJECT

public:
    IdleWatch(QCoreApplication& application, const Clock& clock, std::chrono::milliseconds limit, QObject* parent = nullptr);

    void setLimit(std::chrono::milliseconds limit);
    // Watching begins with start (after sign-in or unlock) and ends with stop or with the signal.
    void start();
    void stop();
    // What the timer calls each second; tests call it after moving the clock.
    void check();

Q_SIGNALS:
    void idle();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    const Clock& m_clock;
    std::chrono::milliseconds m_limit;
    Instant m_last;
    QTimer m_timer;
};

} // namespace paillasse::ui
