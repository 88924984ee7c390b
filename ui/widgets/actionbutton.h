// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QPushButton>

class QShortcut;

namespace paillasse::ui {

class Theme;

// A button with its key beside the words. One Primary per screen. The key works while the button is shown and enabled; a key with
// Return also takes the keypad's Enter, which Qt does not count as the same (Ctrl+keypad-Enter is not Ctrl+Return). Return alone is
// only shown: whoever has the focus decides what it does.
class ActionButton : public QPushButton {
    Q_OBJECT

public:
    enum class Kind { Primary, Secondary, Plain };

    ActionButton(const Theme& theme, Kind kind, const QString& text, const QKeySequence& key = {}, QWidget* parent = nullptr);

    [[nodiscard]] Kind kind() const { return m_kind; }
    void setKind(Kind kind);
    [[nodiscard]] QKeySequence key() const { return m_key; }
    void setKey(const QKeySequence& key);
    // Beside the words only: the page answers the key, also while this button is not there.
    void setShownKey(const QKeySequence& key);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] QString keyText() const;

    const Theme& m_theme;
    Kind m_kind;
    QKeySequence m_key;
    QShortcut* m_shortcut = nullptr;
    QShortcut* m_keypad = nullptr;
};

// The one accent button of a screen.
class PrimaryButton final : public ActionButton {
    Q_OBJECT

public:
    PrimaryButton(const Theme& theme, const QString& text, const QKeySequence& key = {}, QWidget* parent = nullptr)
        : ActionButton(theme, Kind::Primary, text, key, parent)
    {
    }
};

// "Ctrl+↵", "F12": short, in the language's own names.
QString shownKey(const QKeySequence& key);

} // namespace paillasse::ui
