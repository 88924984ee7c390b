// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/queuedelegate.h"

#include <QPainter>
#include <QtMath>

#include "ui/theme/theme.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/cells.h"

namespace paillasse::ui {

void QueueDelegate::paintContent(QPainter& painter, const QRect& rect, const QStyleOptionViewItem&, const QModelIndex& index) const
{
    const int gap = theme().px(6);
    const int inset = theme().px(3);
    const QRect first(rect.left(), rect.top() + inset, rect.width(), rect.height() / 2 - inset);
    const QRect second(rect.left(), first.bottom() + 1, rect.width(), rect.bottom() - first.bottom() - inset);

    const auto marks = index.data(MarksRole).value<Badges>();
    const int marked = marks.isEmpty() ? 0 : badgesWidth(theme(), marks) + gap;
    paintText(painter, first.adjusted(0, 0, -marked, 0), index, false);
    paintBadges(painter, first, Qt::AlignRight, marks, theme());

    const auto text = index.data(SecondLineRole).toString();
    const auto font = theme().font(TextStyle::Small);
    painter.setPen(theme().color(ColorRole::Quiet));
    theme().figures().draw(painter, second, Qt::AlignLeft, font, text);
    paintBadges(painter, second.adjusted(qCeil(theme().figures().width(font, text)) + gap, 0, 0, 0), Qt::AlignRight, index.data(BadgesRole).value<Badges>(), theme());
}

} // namespace paillasse::ui
