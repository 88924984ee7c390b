// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

#include "app/base/secretbytes.h"

namespace paillasse::ui {

class Theme;

// Where a secret is typed. take() moves it out as bytes and leaves the field empty and its text overwritten.
//
// What is out of our reach, because QLineEdit keeps text in ordinary QStrings: the shorter copies that were freed each time the
// text outgrew its buffer, the single characters in its undo list and in the key events, and whatever an input method holds.
// They lie in freed memory of this process until it is used again; swap and core dumps are the system's to forbid.
class PasswordField : public QLineEdit {
    Q_OBJECT

public:
    PasswordField(const Theme& theme, const QString& accessibleName, QWidget* parent = nullptr);

    [[nodiscard]] SecretBytes take();
    // A copy, while it is being typed: for the strength.
    [[nodiscard]] SecretBytes peek() const;
    void forget();

Q_SIGNALS:
    // As far as a key can tell: an upper-case letter without Shift, or a lower-case one with it.
    void capsLockSeen(bool on);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent*) override {}
};

} // namespace paillasse::ui
