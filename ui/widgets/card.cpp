// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/card.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include "ui/theme/theme.h"

namespace paillasse::ui {

Card::Card(const Theme& theme, QWidget* parent) : QFrame(parent), m_theme(theme)
{
    setFrameShape(QFrame::NoFrame);
    // Room for the line and the corners, so that a table inside does not cover them.
    setContentsMargins(1, 3, 1, 3);
}

void Card::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_theme.color(ColorRole::Line));
    painter.setBrush(m_theme.color(ColorRole::Surface));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), m_theme.radius() + 1, m_theme.radius() + 1);
}

void standInTheMiddle(Card* card, QVBoxLayout* page)
{
    page->addStretch(2);
    // Not by an alignment, which would ignore how high the text grows at this width.
    auto* middle = new QHBoxLayout;
    middle->addStretch();
    middle->addWidget(card);
    middle->addStretch();
    page->addLayout(middle);
    page->addStretch(3);
}

} // namespace paillasse::ui
