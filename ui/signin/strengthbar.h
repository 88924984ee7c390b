// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/signin/passwordstrength.h"

namespace paillasse::ui {

class Theme;

// Five steps and the word for them: the words say what the colour says.
class StrengthBar final : public QWidget {
    Q_OBJECT

public:
    explicit StrengthBar(const Theme& theme, QWidget* parent = nullptr);

    void setStrength(const Strength& strength);
    [[nodiscard]] QString text() const;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    Strength m_strength;
};

} // namespace paillasse::ui
