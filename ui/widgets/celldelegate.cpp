// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/celldelegate.h"

#include <QAbstractItemView>
#include <QHeaderView>
#include <QPainter>
#include <QtMath>

#include "ui/theme/theme.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/cells.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/sparkline.h"

namespace paillasse::ui {

namespace {

constexpr double padding = 7;
constexpr int barWidth = 3;
constexpr int ringWidth = 2;

const DataTable* tableOf(const QStyleOptionViewItem& option)
{
    return qobject_cast<const DataTable*>(option.widget);
}

bool isAtEdge(const QStyleOptionViewItem& option, const QModelIndex& index, bool first)
{
    const auto* table = tableOf(option);
    if (!table)
        return first ? index.column() == 0 : false;
    const QHeaderView* header = table->horizontalHeader();
    const int visual = header->visualIndex(index.column());
    const int step = first ? -1 : 1;
    for (int i = visual + step; i >= 0 && i < header->count(); i += step) {
        if (!header->isSectionHidden(header->logicalIndex(i)))
            return false;
    }
    return true;
}

bool isFocused(const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const auto* table = tableOf(option);
    if (!table || !table->hasFocus())
        return false;
    const QModelIndex current = table->currentIndex();
    return table->unit() == DataTable::Unit::Row ? current.row() == index.row() : current == index;
}

// « Alanine aminotr… (ALAT) »: what stands in brackets at the end is how people call it.
QString elided(const QFontMetrics& metrics, const QString& whole, int width)
{
    const auto at = whole.endsWith(QLatin1Char(')')) ? whole.lastIndexOf(QStringLiteral(" (")) : -1;
    const auto tail = at > 0 ? whole.mid(at) : QString();
    const int room = width - metrics.horizontalAdvance(tail);
    if (tail.isEmpty() || metrics.horizontalAdvance(whole) <= width || room < width / 3)
        return metrics.elidedText(whole, Qt::ElideRight, width);
    return metrics.elidedText(whole.left(at), Qt::ElideRight, room) + tail;
}

// Where a name breaks best: before what stands in brackets at its end, else after the last word that the first line has room for.
qsizetype breakOf(const QFontMetrics& metrics, const QString& whole, int width)
{
    const auto fits = [&](const QString& text) { return metrics.horizontalAdvance(text) <= width; };
    if (const auto bracket = whole.endsWith(QLatin1Char(')')) ? whole.lastIndexOf(QStringLiteral(" (")) : -1; bracket > 0 && fits(whole.left(bracket)))
        return bracket;
    auto at = whole.lastIndexOf(QLatin1Char(' '));
    while (at > 0 && !fits(whole.left(at)))
        at = whole.lastIndexOf(QLatin1Char(' '), at - 1);
    return at;
}

// What has no room on one line is read whole on two smaller ones, where the row is high enough for them.
bool drawOnTwoLines(QPainter& painter, const QFont& font, const QRect& rect, Qt::Alignment alignment, const QString& whole)
{
    const QFontMetrics metrics(font);
    const int line = metrics.ascent() + metrics.descent();
    const auto at = 2 * line > rect.height() ? -1 : breakOf(metrics, whole, rect.width());
    if (at <= 0)
        return false;
    painter.setFont(font);
    const QRect both(rect.left(), rect.top() + (rect.height() - 2 * line) / 2, rect.width(), line);
    const auto flags = static_cast<int>((alignment & Qt::AlignHorizontal_Mask) | Qt::AlignVCenter) | Qt::TextSingleLine;
    painter.drawText(both, flags, whole.left(at));
    painter.drawText(both.translated(0, line), flags, elided(metrics, whole.mid(at + 1), rect.width()));
    return true;
}

CellInk inkOf(const QModelIndex& index)
{
    return static_cast<CellInk>(index.data(InkRole).toInt());
}

} // namespace

CellDelegate::CellDelegate(const Theme& theme, QObject* parent) : QStyledItemDelegate(parent), m_theme(theme) {}

void CellDelegate::paintGround(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const bool selected = option.state & QStyle::State_Selected;
    QColor ground = m_theme.color(selected ? ColorRole::Selection : ColorRole::Surface);
    const QVariant own = index.data(Qt::BackgroundRole);
    if (own.canConvert<QColor>() && !selected)
        ground = own.value<QColor>();
    painter.fillRect(option.rect, ground);
    painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), m_theme.color(ColorRole::Line));
    if (selected && isAtEdge(option, index, true))
        painter.fillRect(QRect(option.rect.topLeft(), QSize(m_theme.px(barWidth), option.rect.height())), m_theme.color(ColorRole::Accent));
    if (!isFocused(option, index))
        return;
    const bool row = tableOf(option)->unit() == DataTable::Unit::Row;
    const QColor ring = m_theme.color(ColorRole::Focus);
    const QRect cell = option.rect;
    painter.fillRect(QRect(cell.left(), cell.top(), cell.width(), ringWidth), ring);
    painter.fillRect(QRect(cell.left(), cell.bottom() - ringWidth + 1, cell.width(), ringWidth), ring);
    if (!row || isAtEdge(option, index, true))
        painter.fillRect(QRect(cell.left(), cell.top(), ringWidth, cell.height()), ring);
    if (!row || isAtEdge(option, index, false))
        painter.fillRect(QRect(cell.right() - ringWidth + 1, cell.top(), ringWidth, cell.height()), ring);
}

void CellDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    painter->save();
    paintGround(*painter, option, index);
    const int side = m_theme.px(padding);
    paintContent(*painter, option.rect.adjusted(side, 0, -side, -1), option, index);
    painter->restore();
}

// Takes its room off the end of what the text has.
void CellDelegate::paintTail(QPainter& painter, QRect& rect, const QModelIndex& index) const
{
    const QString tail = index.data(TailRole).toString();
    if (tail.isEmpty())
        return;
    const QFont font = m_theme.font();
    const int width = qCeil(m_theme.figures().width(font, tail));
    // A pixel more than it measures: drawn into exactly its width, a text loses its end.
    const int text = qCeil(QFontMetricsF(m_theme.font(inkOf(index) == CellInk::Strong ? TextStyle::Strong : TextStyle::Body)).horizontalAdvance(index.data(Qt::DisplayRole).toString())) + 1;
    const int room = qMin(text, qMax(rect.width() - width, 0));
    painter.setPen(m_theme.color(ColorRole::Quiet));
    m_theme.figures().draw(painter, QRect(rect.left() + room, rect.top(), width, rect.height()), Qt::AlignLeft, font, tail);
    rect.setWidth(room);
}

void CellDelegate::paintText(QPainter& painter, const QRect& rect, const QModelIndex& index, bool strong) const
{
    const QString whole = index.data(Qt::DisplayRole).toString();
    if (whole.isEmpty())
        return;
    const CellInk ink = inkOf(index);
    QFont font = m_theme.font(strong || ink == CellInk::Strong || ink == CellInk::Critical ? TextStyle::Strong : TextStyle::Body);
    font.setStrikeOut(ink == CellInk::Struck);
    ColorRole role = ColorRole::Ink;
    if (ink == CellInk::Quiet || ink == CellInk::Struck)
        role = ColorRole::Quiet;
    else if (ink == CellInk::Critical)
        role = ColorRole::CriticalInk;
    painter.setPen(m_theme.color(role));
    const QVariant aligned = index.data(Qt::TextAlignmentRole);
    const Qt::Alignment alignment = aligned.isValid() ? Qt::Alignment(aligned.toInt()) : (strong ? Qt::AlignRight : Qt::AlignLeft);
    const bool figures = strong || index.data(FiguresRole).toBool();
    if (figures && ink != CellInk::Struck && m_theme.figures().width(font, whole) <= rect.width()) {
        m_theme.figures().draw(painter, rect, alignment, font, whole);
        return;
    }
    if (QFontMetrics(font).horizontalAdvance(whole) > rect.width()) {
        QFont small = m_theme.font(font.weight() > QFont::Medium ? TextStyle::SmallStrong : TextStyle::Small);
        small.setStrikeOut(font.strikeOut());
        if (drawOnTwoLines(painter, small, rect, alignment, whole))
            return;
    }
    painter.setFont(font);
    const QString shown = elided(QFontMetrics(font), whole, rect.width());
    painter.drawText(rect, static_cast<int>(alignment | Qt::AlignVCenter) | Qt::TextSingleLine, shown);
}

void CellDelegate::paintContent(QPainter& painter, const QRect& rect, const QStyleOptionViewItem&, const QModelIndex& index) const
{
    const QVariant value = index.data(BadgesRole);
    if (!value.isValid()) {
        QRect room = rect;
        paintTail(painter, room, index);
        paintText(painter, room, index, false);
        return;
    }
    const auto badges = value.value<Badges>();
    const int width = badgesWidth(m_theme, badges);
    const QString text = index.data(Qt::DisplayRole).toString();
    const QFont font = m_theme.font(inkOf(index) == CellInk::Strong ? TextStyle::Strong : TextStyle::Body);
    // A number that is needed to know what it is keeps its room; the badges take the rest.
    const bool figures = index.data(FiguresRole).toBool();
    const qreal exact = figures ? m_theme.figures().width(font, text) : QFontMetricsF(font).horizontalAdvance(text);
    const int wanted = text.isEmpty() ? 0 : qCeil(exact) + m_theme.px(6);
    const int room = qMin(wanted, figures ? rect.width() : qMax(rect.width() - width - m_theme.px(7), rect.width() / 2));
    paintText(painter, QRect(rect.left(), rect.top(), room, rect.height()), index, false);
    paintBadges(painter, rect.adjusted(room, 0, 0, 0), Qt::AlignLeft, badges, m_theme);
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    Q_UNUSED(option)
    const QString text = index.data(Qt::DisplayRole).toString();
    const QFont font = m_theme.font(inkOf(index) == CellInk::Strong ? TextStyle::Strong : TextStyle::Body);
    int width = QFontMetrics(font).horizontalAdvance(text);
    const QVariant badges = index.data(BadgesRole);
    if (badges.isValid())
        width += badgesWidth(m_theme, badges.value<Badges>()) + (text.isEmpty() ? 0 : m_theme.px(7));
    return {width + 2 * m_theme.px(padding), m_theme.rowHeight()};
}

void FlagDelegate::paintContent(QPainter& painter, const QRect& rect, const QStyleOptionViewItem&, const QModelIndex& index) const
{
    paintBadges(painter, rect, Qt::AlignLeft, index.data(BadgesRole).value<Badges>(), theme());
}

void SparklineDelegate::paintContent(QPainter& painter, const QRect& rect, const QStyleOptionViewItem&, const QModelIndex& index) const
{
    paintSparkline(painter, rect.adjusted(0, 2, 0, -2), index.data(SparklineRole).value<Sparkline>(), theme());
}

} // namespace paillasse::ui
