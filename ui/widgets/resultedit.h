// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace paillasse::ui {

class Theme;

// A result as the numeric keypad types it: "." or "," is the decimal comma, a first "-" means "<", a first "+" means ">".
// In `free` mode (coded answers, titres, text) the keys are themselves.
class ResultEdit : public QLineEdit {
    Q_OBJECT

public:
    enum class Mode { Numeric, Free };

    explicit ResultEdit(const Theme& theme, QWidget* parent = nullptr);

    void setMode(Mode mode);
    [[nodiscard]] Mode mode() const { return m_mode; }

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    Mode m_mode = Mode::Numeric;
};

} // namespace paillasse::ui
