// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace paillasse::ui {

class Theme;

// The one search box: type or scan, Enter. The key that leads to it stands inside while it is empty. Escape empties it.
class SearchBox final : public QLineEdit {
    Q_OBJECT

public:
    explicit SearchBox(const Theme& theme, QWidget* parent = nullptr);

    // « Numéro, patient, date de naissance… »: also its accessible name.
    void setHint(const QString& hint);
    void setKeyHint(const QKeySequence& key);

Q_SIGNALS:
    void searched(const QString& text);  // at each change by a person
    void submitted(const QString& text); // Enter, keypad Enter, or a scanner's end of line; trimmed
    void leftDownwards();                // Down, or Escape when empty: the list below takes over

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    const Theme& m_theme;
    QString m_key;
};

} // namespace paillasse::ui
