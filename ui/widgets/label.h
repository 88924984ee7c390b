// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

#include "ui/theme/theme.h"

namespace paillasse::ui {

// Text in one of the theme's styles and colours; follows the theme when it changes. Plain text, always: what comes from
// outside is never taken for markup.
class Label : public QLabel {
    Q_OBJECT

public:
    Label(const Theme& theme, TextStyle style, const QString& text = {}, QWidget* parent = nullptr);

    void setInk(ColorRole role);
    void setStyle(TextStyle style);
    // Cuts a text that is too long with "…" and puts the whole into the tooltip, instead of asking for more room.
    void setElided(bool elided);

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void applyTheme();

    const Theme& m_theme;
    TextStyle m_style;
    ColorRole m_ink = ColorRole::Ink;
    bool m_elided = false;
};

// "↵ enregistre · Échap annule": the keys of a page, at its foot.
class HintLine final : public Label {
    Q_OBJECT

public:
    explicit HintLine(const Theme& theme, const QString& text = {}, QWidget* parent = nullptr);
};

} // namespace paillasse::ui
