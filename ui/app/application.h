// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include "app/client/engine.h"
#include "ui/security/alertnotifier.h"
#include "ui/shell/desktopnotice.h"
#include "ui/shell/window.h"
#include "ui/session/sessionsignin.h"
#include "ui/signin/signinview.h"
#include "ui/theme/theme.h"

namespace paillasse::ui {

// The windows put together over an engine: sign-in over the work, the pages that the person's rights open, the status line.
// Used by the program and by the demonstration's driver alike.
class Application : public QObject {
    Q_OBJECT

public:
    // Neither is owned; both outlive this.
    Application(client::Engine& engine, Theme& theme, const Clock& clock, std::chrono::milliseconds idleLimit, QObject* parent = nullptr);
    ~Application() override;

    void start();
    [[nodiscard]] Window& window() { return *m_window; }
    [[nodiscard]] SessionSignIn& signIn() { return m_signIn; }

private:
    void watchAlerts();
    void beginWork(bool samePerson);
    void askAppearance();
    void refreshStatus();
    void refreshHome();

    client::Engine& m_engine;
    Theme& m_theme;
    const Clock& m_clock;
    SessionSignIn m_signIn;
    std::unique_ptr<Window> m_window;
    DesktopNotice m_desktop;
    AlertNotifier* m_notifier = nullptr;
    QTimer m_second;
    QTimer m_homeTimer;
    bool m_working = false;
    bool m_draftsKept = true;
};

} // namespace paillasse::ui
