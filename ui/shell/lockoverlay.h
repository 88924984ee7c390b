// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPointer>
#include <QWidget>

namespace paillasse::ui {

class Theme;

// Covers the work at once. Its window's other content is hidden and disabled, so that neither a screen reader, nor a shortcut, nor
// a tooltip reaches it; every other window of the program (dialogs, menus, popups) is hidden, and password fields in them are
// emptied. Nothing is asked of a dialog, so none can block it. What is inside the overlay (how to unlock) is the program's.
class LockOverlay : public QWidget {
    Q_OBJECT

public:
    // `work` is a sibling within the same window; the overlay covers the window.
    LockOverlay(const Theme& theme, QWidget& work, QWidget* content);

    void lock();
    // The same person is back: the dialogs come back too, and the focus returns to where it was.
    void unlock();
    // Somebody else takes over: the hidden dialogs are closed and destroyed.
    void discard();
    [[nodiscard]] bool isLocked() const { return m_locked; }

Q_SIGNALS:
    void locked();
    void unlocked();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void cover();
    void hideOthers();
    void keepHidden(QWidget* shown);

    const Theme& m_theme;
    QWidget& m_work;
    QWidget* m_content;
    bool m_locked = false;
    QPointer<QWidget> m_focus;
    QList<QPointer<QWidget>> m_hidden;
};

} // namespace paillasse::ui
