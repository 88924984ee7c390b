// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/strengthbar.h"

#include <QPainter>

#include "ui/theme/theme.h"

namespace paillasse::ui {

namespace {
constexpr int steps = 5;
}

StrengthBar::StrengthBar(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Strength of the password"));
}

void StrengthBar::setStrength(const Strength& strength)
{
    m_strength = strength;
    setAccessibleDescription(text());
    update();
}

QString StrengthBar::text() const
{
    if (m_strength.characters == 0)
        return {};
    return tr("%1, %n character(s)", nullptr, m_strength.characters).arg(PasswordStrength::word(m_strength.level));
}

QSize StrengthBar::sizeHint() const
{
    return {m_theme.px(260), QFontMetrics(m_theme.font()).height() + m_theme.px(4)};
}

void StrengthBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int lit = m_strength.characters == 0 ? 0 : static_cast<int>(m_strength.level) + 1;
    ColorRole role = ColorRole::CriticalInk;
    if (m_strength.level == StrengthLevel::Fair)
        role = ColorRole::Abnormal;
    else if (m_strength.level > StrengthLevel::Fair)
        role = ColorRole::Done;
    const qreal step = m_theme.px(30);
    const qreal high = m_theme.px(6);
    for (int i = 0; i < steps; ++i) {
        const QRectF box(i * (step + m_theme.px(4)) + 0.5, (height() - high) / 2, step, high);
        painter.setPen(QPen(m_theme.color(i < lit ? role : ColorRole::Border), 1));
        painter.setBrush(i < lit ? m_theme.color(role) : QColor(Qt::transparent));
        painter.drawRoundedRect(box, high / 2, high / 2);
    }
    painter.setFont(m_theme.font());
    painter.setPen(m_theme.color(ColorRole::Ink));
    painter.drawText(rect().adjusted(qRound(steps * (step + m_theme.px(4))) + m_theme.px(8), 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, text());
}

} // namespace paillasse::ui
