// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/label.h"

#include <QPainter>

namespace paillasse::ui {

Label::Label(const Theme& theme, TextStyle style, const QString& text, QWidget* parent) : QLabel(text, parent), m_theme(theme), m_style(style)
{
    setTextFormat(Qt::PlainText);
    connect(&theme, &Theme::changed, this, &Label::applyTheme);
    applyTheme();
}

void Label::setInk(ColorRole role)
{
    m_ink = role;
    applyTheme();
}

void Label::setStyle(TextStyle style)
{
    m_style = style;
    applyTheme();
}

void Label::setElided(bool elided)
{
    m_elided = elided;
    updateGeometry();
    update();
}

void Label::applyTheme()
{
    setFont(m_theme.font(m_style));
    QPalette own = palette();
    for (const auto group : {QPalette::Active, QPalette::Inactive, QPalette::Disabled})
        own.setColor(group, QPalette::WindowText, m_theme.color(m_ink));
    setPalette(own);
}

QSize Label::minimumSizeHint() const
{
    QSize size = QLabel::minimumSizeHint();
    if (m_elided)
        size.setWidth(m_theme.px(24));
    return size;
}

void Label::paintEvent(QPaintEvent* event)
{
    if (!m_elided)
        return QLabel::paintEvent(event);
    const QRect inner = contentsRect();
    const QString shown = fontMetrics().elidedText(text(), Qt::ElideRight, inner.width());
    setToolTip(shown == text() ? QString() : text());
    QPainter painter(this);
    painter.setPen(m_theme.color(m_ink));
    painter.drawText(inner, static_cast<int>(alignment()) | Qt::TextSingleLine, shown);
}

HintLine::HintLine(const Theme& theme, const QString& text, QWidget* parent) : Label(theme, TextStyle::Body, text, parent)
{
    setInk(ColorRole::Quiet);
    setElided(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

} // namespace paillasse::ui
