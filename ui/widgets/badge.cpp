// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/badge.h"

#include <algorithm>

#include <QFontMetrics>
#include <QPainter>

#include "ui/theme/theme.h"

namespace paillasse::ui {

namespace {

constexpr double padding = 6;
constexpr double shapeSize = 8;
constexpr double shapeGap = 4;
constexpr double badgeGap = 4;
constexpr double leastWidth = 34;
constexpr qsizetype leastLetters = 3;

// One triangle in a box, upwards or downwards.
QPolygonF triangle(const QRectF& box, bool up)
{
    if (up)
        return {{box.left(), box.bottom()}, {box.center().x(), box.top()}, {box.right(), box.bottom()}};
    return {{box.left(), box.top()}, {box.center().x(), box.bottom()}, {box.right(), box.top()}};
}

int shapesIn(Shape shape)
{
    switch (shape) {
    case Shape::None:
        return 0;
    case Shape::DoubleUp:
    case Shape::DoubleDown:
        return 2;
    default:
        return 1;
    }
}

void strokeShape(QPainter& painter, const QRectF& box, Shape shape, const QColor& ink)
{
    const auto at = [&](qreal x, qreal y) { return QPointF(box.left() + x * box.width(), box.top() + y * box.height()); };
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(ink, box.height() / 6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    switch (shape) {
    case Shape::Check:
        painter.drawPolyline(QPolygonF{at(0.05, 0.55), at(0.38, 0.9), at(0.98, 0.15)});
        break;
    case Shape::Exclamation:
        painter.drawLine(at(0.5, 0.05), at(0.5, 0.62));
        painter.drawPoint(at(0.5, 0.95));
        break;
    case Shape::Change:
        painter.drawPolygon(triangle(box.adjusted(0.5, 0.5, -0.5, -0.5), true));
        break;
    case Shape::Both:
        painter.drawLine(at(0.5, 0), at(0.5, 1));
        painter.drawPolyline(QPolygonF{at(0.2, 0.3), at(0.5, 0), at(0.8, 0.3)});
        painter.drawPolyline(QPolygonF{at(0.2, 0.7), at(0.5, 1), at(0.8, 0.7)});
        break;
    case Shape::Pen:
        painter.drawPolyline(QPolygonF{at(0.05, 0.95), at(0.15, 0.65), at(0.75, 0.05), at(0.95, 0.25), at(0.35, 0.85), at(0.05, 0.95)});
        break;
    case Shape::Lock:
        painter.drawRect(QRectF(at(0.1, 0.45), at(0.9, 1)));
        painter.drawArc(QRectF(at(0.25, 0), at(0.75, 0.9)), 0, 180 * 16);
        break;
    default:
        break;
    }
}

void paintShape(QPainter& painter, QRectF box, Shape shape, const QColor& ink)
{
    const bool up = shape == Shape::Up || shape == Shape::DoubleUp;
    if (up || shape == Shape::Down || shape == Shape::DoubleDown) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(ink);
        for (int i = 0; i < shapesIn(shape); ++i) {
            painter.drawPolygon(triangle(box, up));
            box.translate(box.width() + 1, 0);
        }
        return;
    }
    strokeShape(painter, box, shape, ink);
}

int shapesWidth(const Theme& theme, const Badge& badge)
{
    const int count = shapesIn(badge.shape);
    if (count == 0)
        return 0;
    return count * theme.px(shapeSize) + (count - 1) + (badge.text.isEmpty() ? 0 : theme.px(shapeGap));
}

void paintBadge(QPainter& painter, const QRect& rect, const Badge& badge, const Theme& theme)
{
    const ToneColors colors = colorsOf(badge.tone);
    painter.setPen(theme.color(colors.line));
    painter.setBrush(theme.color(colors.ground));
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(3), theme.px(3));
    const QFont font = theme.font(TextStyle::SmallStrong);
    const QFontMetrics metrics(font);
    const QRect text = rect.adjusted(theme.px(padding) + shapesWidth(theme, badge), 0, -theme.px(padding) + 1, 0);
    const bool fits = metrics.horizontalAdvance(badge.text) <= text.width();
    QString words = fits ? badge.text : metrics.elidedText(badge.text, Qt::ElideRight, text.width());
    int left = rect.left() + theme.px(padding);
    if (!fits && words.size() < leastLetters && badge.shape != Shape::None) {
        // An ellipsis says nothing: the shape stands alone, in the middle.
        words.clear();
        left = rect.left() + (rect.width() - shapesWidth(theme, {badge.tone, badge.shape, {}, {}})) / 2;
    }
    const int size = theme.px(shapeSize);
    paintShape(painter, QRectF(left, rect.center().y() + 0.5 - size / 2.0, size, size), badge.shape, theme.color(colors.ink));
    painter.setPen(theme.color(colors.ink));
    painter.setFont(font);
    painter.drawText(text, static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine, words);
}

} // namespace

ToneColors colorsOf(Tone tone)
{
    switch (tone) {
    case Tone::Accent:
        return {ColorRole::Accent, ColorRole::Selection, ColorRole::Accent};
    case Tone::Done:
        return {ColorRole::Done, ColorRole::DoneGround, ColorRole::DoneLine};
    case Tone::Abnormal:
        return {ColorRole::Abnormal, ColorRole::AbnormalGround, ColorRole::AbnormalLine};
    case Tone::Critical:
        return {ColorRole::OnCritical, ColorRole::Critical, ColorRole::Critical};
    case Tone::Delta:
        return {ColorRole::Delta, ColorRole::DeltaGround, ColorRole::DeltaLine};
    case Tone::Urgent:
        return {ColorRole::Urgent, ColorRole::UrgentGround, ColorRole::UrgentLine};
    case Tone::Neutral:
        break;
    }
    return {ColorRole::Quiet, ColorRole::Ground, ColorRole::Line};
}

QSize badgeSize(const Theme& theme, const Badge& badge)
{
    const QFontMetrics metrics(theme.font(TextStyle::SmallStrong));
    return {metrics.horizontalAdvance(badge.text) + shapesWidth(theme, badge) + 2 * theme.px(padding), metrics.height() + theme.px(4)};
}

int badgesWidth(const Theme& theme, const Badges& badges)
{
    int width = badges.isEmpty() ? 0 : -theme.px(badgeGap);
    for (const Badge& badge : badges)
        width += badgeSize(theme, badge).width() + theme.px(badgeGap);
    return width;
}

void paintBadges(QPainter& painter, const QRect& rect, Qt::Alignment alignment, const Badges& badges, const Theme& theme)
{
    if (badges.isEmpty())
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    Badges shown = badges;
    // The gravest stand first, so the last ones give way.
    for (qsizetype kept = badges.size() - 1; badgesWidth(theme, shown) > rect.width() && kept >= 1; --kept) {
        shown = badges.mid(0, kept);
        shown.append({Tone::Neutral, Shape::None, QStringLiteral("+%1").arg(badges.size() - kept), {}});
    }
    // The gravest one never turns into a count: it is narrowed, and its shape stays.
    const int excess = badgesWidth(theme, shown) - rect.width();
    int x = alignment & Qt::AlignRight ? std::max(rect.right() + 1 - badgesWidth(theme, shown), rect.left()) : rect.left();
    painter.setClipRect(rect, Qt::IntersectClip);
    for (const Badge& badge : std::as_const(shown)) {
        QSize size = badgeSize(theme, badge);
        if (excess > 0 && &badge == &shown.constFirst())
            size.setWidth(std::max(size.width() - excess, theme.px(leastWidth)));
        paintBadge(painter, QRect(QPoint(x, rect.top() + (rect.height() - size.height()) / 2), size), badge, theme);
        x += size.width() + theme.px(badgeGap);
    }
    painter.restore();
}

QString spoken(const Badges& badges)
{
    QStringList words;
    for (const Badge& badge : badges)
        words.append(badge.spoken.isEmpty() ? badge.text : badge.spoken);
    return words.join(QStringLiteral(", "));
}

} // namespace paillasse::ui
