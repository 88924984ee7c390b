// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QObject>

#include "ui/theme/figures.h"
#include "ui/theme/palette.h"
#include "ui/theme/themesettings.h"

class QApplication;
class QFontMetrics;

namespace paillasse::ui {

enum class TextStyle {
    Body,      // 13 px at the base size
    Strong,    // results, lab numbers
    Small,     // column heads, keys beside an action
    SmallStrong,
    Heading,   // of a card
    Title,     // the patient's name
    Figure     // a large count on the home page
};

// The look as values. One is made by the program and handed by reference to every widget of ours; it outlives them.
// Lengths are design pixels at 13 px text: px() scales them with the text in use.
class Theme final : public QObject {
    Q_OBJECT

public:
    explicit Theme(const ThemeSettings& settings = {}, QObject* parent = nullptr);

    // Style, palette and font of the whole program; again by itself after each change.
    void install(QApplication& application);

    [[nodiscard]] const ThemeSettings& settings() const { return m_settings; }
    void apply(const ThemeSettings& settings);

    [[nodiscard]] QColor color(ColorRole role) const { return m_scheme[role]; }
    [[nodiscard]] const ColorScheme& scheme() const { return m_scheme; }
    [[nodiscard]] bool isDark() const { return m_settings.scheme == SchemeChoice::Dark; }

    [[nodiscard]] QFont font(TextStyle style = TextStyle::Body) const;
    [[nodiscard]] const Figures& figures() const { return m_figures; }

    // Design pixels to pixels.
    [[nodiscard]] int px(double designPixels) const;
    // One row of a table, from the text's height: 32, or 26 where compact, at 13 px.
    [[nodiscard]] int rowHeight() const { return rowHeight(m_settings.density); }
    [[nodiscard]] int rowHeight(Density density) const;
    // A button or a field.
    [[nodiscard]] int controlHeight() const { return px(34); }
    [[nodiscard]] int radius() const { return px(5); }

Q_SIGNALS:
    // After the palette and the font have been set: whoever keeps colours or sizes takes them again.
    void changed();

private:
    void chooseFont();
    void installNow();

    ThemeSettings m_settings;
    ColorScheme m_scheme;
    QFont m_base;
    Figures m_figures;
    QApplication* m_application = nullptr;
};

} // namespace paillasse::ui
