// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/shell/clipboardguard.h"
#include "ui/shell/idlewatch.h"
#include "ui/shell/sleepwatch.h"

namespace paillasse::ui {

class LockOverlay;
class Shell;
class Theme;

// The one window of the program: the shell, and over it, whenever nobody is at work (start, lock, handing over), the sign-in area.
// It asks to be locked for three reasons: Ctrl+L, nobody touched anything for a while, the desktop locks or the machine sleeps.
class Window : public QWidget {
    Q_OBJECT

public:
    // Starts covered. `signIn` becomes the overlay's content.
    Window(const Theme& theme, const Clock& clock, std::chrono::milliseconds idleLimit, QWidget* signIn);

    [[nodiscard]] Shell& shell() { return *m_shell; }
    [[nodiscard]] LockOverlay& overlay() { return *m_overlay; }
    [[nodiscard]] IdleWatch& idleWatch() { return *m_idle; }

    // At once: what the work showed is not on screen when this returns.
    void cover();
    // The person is at work: the same as before, or after replacePerson() another one.
    void uncover();
    // What the person before had open is closed and destroyed.
    void replacePerson();

Q_SIGNALS:
    // The window is covered; the session is to follow, where somebody is signed in.
    void lockRequested();
    void switchRequested();
    void copied(); // something that was on show, onto the clipboard
    // What is typed has been kept; what closes from here on is not given up by anybody.
    void closing();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    // Qt gives no shortcut of a window to the dialog over it: whoever leaves must be able to lock there too.
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void requestLock();

    Shell* m_shell;
    LockOverlay* m_overlay;
    IdleWatch* m_idle;
    SleepWatch m_sleep;
    ClipboardGuard m_clipboard;
};

} // namespace paillasse::ui
