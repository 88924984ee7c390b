// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/validation/historychart.h"

#include <algorithm>

#include <QPainter>
#include <QPainterPath>

#include "ui/theme/format.h"
#include "ui/theme/theme.h"

namespace paillasse::ui {

HistoryChart::HistoryChart(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize HistoryChart::sizeHint() const
{
    const int height = !m_points.empty() ? 190 : m_without.isEmpty() ? 22 : 64; // nothing is drawn of words, and no room kept for it
    return {m_theme.px(280), m_theme.px(height)};
}

void HistoryChart::show(const QString& name, const QString& unit, std::vector<Point> points, std::optional<double> low, std::optional<double> high, const QString& without)
{
    m_title = name;
    m_unit = unit;
    m_without = without;
    m_points = std::move(points);
    m_low = low;
    m_high = high;
    QStringList spoken{name};
    for (const auto& point : m_points)
        spoken << QStringLiteral("%1 %2").arg(Format::date(Format::localDay(point.at)), point.shown) + (point.laboratory.isEmpty() ? QString() : tr(" (performed by %1)").arg(point.laboratory));
    setAccessibleName(tr("History of %1").arg(name));
    setAccessibleDescription(spoken.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

void HistoryChart::clear()
{
    m_title.clear();
    m_without.clear();
    m_points.clear();
    updateGeometry();
    update();
}

void HistoryChart::paintAxes(QPainter& painter, const QRectF& plot, double bottom, double top) const
{
    const auto yOf = [&](double value) { return plot.bottom() - (value - bottom) / (top - bottom) * plot.height(); };
    if (m_low || m_high) {
        const double upper = m_high ? std::min(*m_high, top) : top;
        const double lower = m_low ? std::max(*m_low, bottom) : bottom;
        painter.fillRect(QRectF(QPointF(plot.left(), yOf(upper)), QPointF(plot.right(), yOf(lower))), m_theme.color(ColorRole::Selection));
    }
    painter.setFont(m_theme.font(TextStyle::Small));
    painter.setPen(m_theme.color(ColorRole::Quiet));
    for (const auto& bound : {m_low, m_high})
        if (bound && *bound >= bottom && *bound <= top)
            painter.drawText(QRectF(0, yOf(*bound) - m_theme.px(8), plot.left() - m_theme.px(6), m_theme.px(16)), Qt::AlignRight | Qt::AlignVCenter, QString::number(*bound).replace(QLatin1Char('.'), QLatin1Char(',')));
    painter.setPen(m_theme.color(ColorRole::Line));
    painter.drawLine(plot.bottomLeft(), plot.bottomRight());
    painter.setPen(m_theme.color(ColorRole::Quiet));
    const auto label = [&](const Point& point, Qt::Alignment side) {
        painter.drawText(QRectF(plot.left(), plot.bottom() + m_theme.px(3), plot.width(), m_theme.px(16)), side, Format::shortDate(Format::localDay(point.at)));
    };
    label(m_points.front(), Qt::AlignLeft);
    if (m_points.size() > 1)
        label(m_points.back(), Qt::AlignRight);
}

void HistoryChart::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(m_theme.font(TextStyle::Strong));
    painter.setPen(m_theme.color(ColorRole::Ink));
    painter.drawText(QRectF(0, 0, width(), m_theme.px(20)), Qt::AlignLeft | Qt::AlignVCenter, m_unit.isEmpty() ? m_title : QStringLiteral("%1 · %2").arg(m_title, m_unit));
    if (m_points.empty()) {
        painter.setFont(m_theme.font());
        painter.setPen(m_theme.color(ColorRole::Quiet));
        painter.drawText(rect(), Qt::AlignCenter, m_title.isEmpty() ? QString() : m_without);
        return;
    }
    double bottom = m_low.value_or(m_points.front().value);
    double top = m_high.value_or(m_points.front().value);
    for (const auto& point : m_points) {
        bottom = std::min(bottom, point.value);
        top = std::max(top, point.value);
    }
    const double margin = top > bottom ? (top - bottom) * 0.12 : std::max(1.0, top * 0.1);
    bottom -= margin;
    top += margin;
    const QRectF plot(m_theme.px(44), m_theme.px(28), width() - m_theme.px(56), height() - m_theme.px(52));
    paintAxes(painter, plot, bottom, top);

    const auto first = m_points.front().at.ms;
    const auto span = std::max<std::int64_t>(1, m_points.back().at.ms - first);
    const auto place = [&](const Point& point) {
        const double share = m_points.size() == 1 ? 0.5 : static_cast<double>(point.at.ms - first) / static_cast<double>(span);
        return QPointF(plot.left() + share * plot.width(), plot.bottom() - (point.value - bottom) / (top - bottom) * plot.height());
    };
    QPainterPath line(place(m_points.front()));
    for (const auto& point : m_points)
        line.lineTo(place(point));
    painter.setPen(QPen(m_theme.color(ColorRole::Quiet), 1.4));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(line);
    for (const auto& point : m_points) {
        const auto ink = m_theme.color(point.critical ? ColorRole::CriticalInk : ColorRole::Ink);
        painter.setPen(QPen(ink, 1.4));
        painter.setBrush(point.laboratory.isEmpty() ? ink : m_theme.color(ColorRole::Surface));
        painter.drawEllipse(place(point), m_theme.px(3), m_theme.px(3));
    }
}

} // namespace paillasse::ui
