// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/security/hourchart.h"

#include <algorithm>

#include <QPainter>

#include "ui/theme/format.h"
#include "ui/theme/theme.h"

namespace paillasse::ui {

namespace {

constexpr double widestBar = 48;
constexpr double labelHeight = 16;
constexpr double signRoom = 12; // above the highest bar

} // namespace

HourChart::HourChart(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setMinimumHeight(theme.px(84));
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize HourChart::sizeHint() const
{
    return {m_theme.px(320), m_theme.px(120)};
}

void HourChart::show(const QList<HourBar>& bars)
{
    m_bars = bars;
    QStringList spoken;
    for (const auto& bar : bars)
        if (bar.isAbove())
            spoken << tr("%1: %2, above the usual").arg(bar.label, Format::count(bar.events));
    setAccessibleDescription(spoken.isEmpty() ? tr("No hour is above the usual; the table beside has the numbers.") : spoken.join(QStringLiteral(", ")));
    update();
}

void HourChart::paintBar(QPainter& painter, const QRectF& bar, bool isAbove) const
{
    painter.setPen(Qt::NoPen);
    if (!isAbove)
        return painter.fillRect(bar, m_theme.color(ColorRole::Border));
    painter.fillRect(bar, m_theme.color(ColorRole::Critical));
    painter.fillRect(bar, QBrush(m_theme.color(ColorRole::OnCritical), Qt::BDiagPattern));
    const double side = m_theme.px(7);
    const QPointF top(bar.center().x(), bar.top() - m_theme.px(2) - side);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(m_theme.color(ColorRole::CriticalInk));
    painter.drawPolygon(QPolygonF{top, {top.x() + side / 2, top.y() + side}, {top.x() - side / 2, top.y() + side}});
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void HourChart::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QRectF plot = QRectF(rect()).adjusted(0, m_theme.px(signRoom), 0, -m_theme.px(labelHeight));
    painter.fillRect(QRectF(plot.left(), plot.bottom(), plot.width(), 1), m_theme.color(ColorRole::Line));
    if (m_bars.isEmpty())
        return;
    std::uint32_t most = 1;
    for (const auto& bar : m_bars)
        most = std::max({most, bar.events, bar.usual});
    const double step = std::min(plot.width() / static_cast<double>(m_bars.size()), static_cast<double>(m_theme.px(widestBar)));
    const double width = std::max(1.0, step * 0.72);
    const auto heightOf = [&](std::uint32_t events) { return plot.height() * events / most; };
    painter.setFont(m_theme.font(TextStyle::Small));
    double labelEnd = plot.left() - 1; // labels that would touch the one before are left out
    for (qsizetype i = 0; i < m_bars.size(); ++i) {
        const auto& bar = m_bars[i];
        const double left = plot.left() + step * static_cast<double>(i) + (step - width) / 2;
        // Something, where there was something at all.
        const double height = bar.events == 0 ? 0 : std::max(1.0, heightOf(bar.events));
        paintBar(painter, {left, plot.bottom() - height, width, height}, bar.isAbove());
        if (bar.usual > 0)
            painter.fillRect(QRectF(left - 1, plot.bottom() - heightOf(bar.usual) - 1, width + 2, 2), m_theme.color(ColorRole::Ink));
        const double needed = painter.fontMetrics().horizontalAdvance(bar.label);
        const double labelLeft = std::clamp(left + width / 2 - needed / 2, plot.left(), plot.right() - needed);
        if (bar.label.isEmpty() || labelLeft < labelEnd)
            continue;
        labelEnd = labelLeft + needed + m_theme.px(8);
        painter.setPen(m_theme.color(ColorRole::Quiet));
        painter.drawText(QRectF(labelLeft, plot.bottom() + 1, needed + 1, m_theme.px(labelHeight)), Qt::AlignLeft | Qt::AlignVCenter, bar.label);
    }
}

} // namespace paillasse::ui
