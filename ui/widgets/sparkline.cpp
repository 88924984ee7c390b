// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/sparkline.h"

#include <algorithm>

#include <QPainter>

#include "ui/theme/theme.h"

namespace paillasse::ui {

void paintSparkline(QPainter& painter, const QRect& rect, const Sparkline& line, const Theme& theme)
{
    if (line.values.size() < 2)
        return;
    const auto [least, most] = std::minmax_element(line.values.begin(), line.values.end());
    double low = *least;
    double high = *most;
    // The interval belongs in the picture, but a far bound must not flatten the line.
    const double reach = std::max(high - low, 1e-9);
    if (line.low && *line.low < low)
        low = std::max(*line.low, low - reach);
    if (line.high && *line.high > high)
        high = std::min(*line.high, high + reach);
    const double span = std::max(high - low, 1e-9);

    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipRect(rect, Qt::IntersectClip);
    const QRectF box = QRectF(rect).adjusted(3, 3, -4, -3);
    const auto y = [&](double value) { return span < 1e-8 ? box.center().y() : box.bottom() - (value - low) / span * box.height(); };
    if (line.low || line.high) {
        const qreal top = line.high ? std::max(y(*line.high), box.top() - 2) : box.top() - 2;
        const qreal bottom = line.low ? std::min(y(*line.low), box.bottom() + 2) : box.bottom() + 2;
        painter.fillRect(QRectF(QPointF(box.left(), top), QPointF(box.right(), bottom)), theme.color(ColorRole::AccentSoft));
    }
    QPolygonF points;
    for (qsizetype i = 0; i < line.values.size(); ++i)
        points.append({box.left() + box.width() * static_cast<double>(i) / static_cast<double>(line.values.size() - 1), y(line.values[i])});
    painter.setPen(QPen(theme.color(ColorRole::Quiet), 1.3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(points);
    const double last = line.values.last();
    const bool outside = (line.low && last < *line.low) || (line.high && last > *line.high);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(outside ? ColorRole::Critical : ColorRole::Accent));
    painter.drawEllipse(points.last(), 2.4, 2.4);
    painter.restore();
}

} // namespace paillasse::ui
