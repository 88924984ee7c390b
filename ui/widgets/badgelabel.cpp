// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/badgelabel.h"

#include <algorithm>

#include <QPainter>

#include "ui/theme/theme.h"

namespace paillasse::ui {

BadgeLabel::BadgeLabel(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, [this] { updateGeometry(); });
}

void BadgeLabel::setBadges(const Badges& badges)
{
    if (badges == m_badges)
        return;
    m_badges = badges;
    setAccessibleName(spoken(badges));
    updateGeometry();
    update();
}

QSize BadgeLabel::sizeHint() const
{
    int height = 0;
    for (const Badge& badge : m_badges)
        height = std::max(height, badgeSize(m_theme, badge).height());
    return {badgesWidth(m_theme, m_badges), height};
}

void BadgeLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintBadges(painter, rect(), Qt::AlignLeft, m_badges, m_theme);
}

} // namespace paillasse::ui
