// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

namespace paillasse::ui {

class Theme;

// Fusion with our outlines: Fusion derives the border of a control from the window's colour, which is too faint (below 3:1).
// Focus is a 2 px ring everywhere; nothing is animated.
class Style final : public QProxyStyle {
    Q_OBJECT

public:
    explicit Style(const Theme& theme);

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part, const QWidget* widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* result) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size, const QWidget* widget) const override;

private:
    void outline(QPainter& painter, const QRect& rect, bool enabled, bool focused) const;
    void button(QPainter& painter, const QStyleOption& option) const;
    void indicator(QPainter& painter, const QStyleOption& option, bool round) const;
    void headerSection(QPainter& painter, const QStyleOption& option) const;
    void progress(QPainter& painter, const QStyleOption& option, bool contents) const;
    void comboBox(QPainter& painter, const QStyleOption& option) const;
    void scrollBar(QPainter& painter, const QStyleOptionComplex& option, const QWidget* widget) const;

    const Theme& m_theme;
};

} // namespace paillasse::ui
