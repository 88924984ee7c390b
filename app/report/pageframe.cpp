// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/pageframe.h"

#include <QPainter>

#include "app/report/qrcode.h"

namespace paillasse::report {

namespace {

constexpr qreal marginMm = 15;
constexpr qreal nextHeadMm = 24;
constexpr qreal footMm = 22;
constexpr qreal lineGapMm = 0.6;
constexpr qreal laboratoryShare = 0.58; // of the width; the title has the rest
constexpr qreal columnShare = 0.48;     // patient on the left, request on the right
constexpr qreal boxPaddingMm = 4;
constexpr qreal bannerPoints = 9.5;

const QColor ink(0x1b, 0x24, 0x30);
const QColor quiet(0x5a, 0x68, 0x74);
const QColor rule(0xb9, 0xc3, 0xcb);

} // namespace

PageFrame::PageFrame(const ReportContent& content, const QFont& font, const QPaintDevice& device, qreal mm)
    : m_content(content), m_font(font), m_device(device), m_page(device.width(), device.height()), m_mm(mm), m_width(device.width() - 2 * marginMm * mm)
{
    const qreal column = (m_width - 2 * boxPaddingMm * m_mm) * columnShare;
    m_boxTop = qMax(33 * m_mm, heightOf(m_content.laboratoryLines, m_width * laboratoryShare, 8, true) + 3 * m_mm);
    m_boxHeight = qMax(38 * m_mm, qMax(heightOf(patientLines(), column, 9, true), heightOf(m_content.requestLines, column, 8.5, false)) + 5 * m_mm);
    if (!m_content.banner.isEmpty())
        m_bannerHeight = qMax(9 * m_mm, heightOf(m_content.banner, m_width - boxPaddingMm * m_mm, bannerPoints, true) + 4 * m_mm);
}

QStringList PageFrame::patientLines() const
{
    return QStringList(m_content.patientName) + m_content.patientLines;
}

QString PageFrame::numberLine() const
{
    return QStringLiteral("n° %1\nédité le %2").arg(m_content.number, m_content.issued);
}

qreal PageFrame::heightOf(const QString& words, qreal width, qreal points, bool bold) const
{
    const QFontMetricsF metrics(fontOf(points, bold), &m_device);
    return metrics.boundingRect(QRectF(0, 0, width, m_page.height()), Qt::TextWordWrap, words).height();
}

qreal PageFrame::heightOf(const QStringList& lines, qreal width, qreal points, bool boldFirst) const
{
    qreal height = 0;
    for (int i = 0; i < lines.size(); ++i)
        height += heightOf(lines.at(i), width, i == 0 && boldFirst ? points + 2 : points, i == 0 && boldFirst) + lineGapMm * m_mm;
    return height;
}

QFont PageFrame::fontOf(qreal points, bool bold) const
{
    QFont font(m_font);
    font.setPointSizeF(points);
    font.setBold(bold);
    return font;
}

QRectF PageFrame::body(int page) const
{
    const qreal head = (page == 0 ? m_boxTop + m_boxHeight + 3 * m_mm : nextHeadMm * m_mm) + m_bannerHeight;
    const qreal top = marginMm * m_mm + head;
    return {marginMm * m_mm, top, m_width, m_page.height() - top - (marginMm + footMm) * m_mm};
}

qreal PageFrame::drawLines(QPainter& painter, const QStringList& lines, const QRectF& where, qreal points, bool boldFirst) const
{
    qreal y = where.top();
    for (int i = 0; i < lines.size(); ++i) {
        painter.setFont(fontOf(i == 0 && boldFirst ? points + 2 : points, i == 0 && boldFirst));
        const QRectF room(where.left(), y, where.width(), qMax(0.0, where.bottom() - y));
        QRectF used;
        painter.drawText(room, Qt::TextWordWrap | Qt::TextDontClip, lines.at(i), &used);
        y = used.bottom() + lineGapMm * m_mm;
    }
    return y;
}

void PageFrame::drawBanner(QPainter& painter, qreal top) const
{
    if (m_content.banner.isEmpty())
        return;
    const QRectF band(marginMm * m_mm, top, m_width, m_bannerHeight - 2 * m_mm);
    painter.fillRect(band, QColor(0xff, 0xf7, 0xe3));
    painter.setPen(QPen(QColor(0x8a, 0x53, 0x00), 0.4 * m_mm));
    painter.drawRect(band);
    painter.setFont(fontOf(bannerPoints, true));
    painter.drawText(band.adjusted(2 * m_mm, 0, -2 * m_mm, 0), Qt::AlignCenter | Qt::TextWordWrap, m_content.banner);
    painter.setPen(ink);
}

void PageFrame::drawFirstHead(QPainter& painter) const
{
    const qreal left = marginMm * m_mm;
    painter.setPen(ink);
    drawLines(painter, m_content.laboratoryLines, {left, left, m_width * laboratoryShare, m_boxTop}, 8, true);

    const QRectF titleBox(left + m_width * 0.6, left, m_width * 0.4, 30 * m_mm);
    painter.setFont(fontOf(12, true));
    painter.drawText(titleBox, Qt::AlignRight | Qt::TextWordWrap, m_content.title);
    painter.setFont(fontOf(9, false));
    painter.drawText(titleBox.adjusted(0, 13 * m_mm, 0, 0), Qt::AlignRight, numberLine());

    const QRectF box(left, left + m_boxTop, m_width, m_boxHeight);
    painter.setPen(QPen(rule, 0.3 * m_mm));
    painter.drawRoundedRect(box, 1.5 * m_mm, 1.5 * m_mm);
    painter.setPen(ink);
    const QRectF inner = box.adjusted(boxPaddingMm * m_mm, 3 * m_mm, -boxPaddingMm * m_mm, -2 * m_mm);
    const qreal column = inner.width() * columnShare;
    drawLines(painter, patientLines(), {inner.left(), inner.top(), column, inner.height()}, 9, true);
    drawLines(painter, m_content.requestLines, {inner.right() - column, inner.top(), column, inner.height()}, 8.5, false);
    drawBanner(painter, box.bottom() + 2 * m_mm);
}

void PageFrame::drawNextHead(QPainter& painter) const
{
    const qreal left = marginMm * m_mm;
    const qreal width = m_page.width() - 2 * left;
    painter.setPen(ink);
    painter.setFont(fontOf(10, true));
    painter.drawText(QRectF(left, left, width, 6 * m_mm), Qt::AlignLeft, m_content.identityLine);
    painter.setFont(fontOf(8.5, false));
    painter.drawText(QRectF(left, left + 6 * m_mm, width, 5 * m_mm), Qt::AlignLeft,
                     QStringLiteral("Compte rendu n° %1 · prélevé le %2 · édité le %3").arg(m_content.number, m_content.collected, m_content.issued));
    painter.drawText(QRectF(left, left + 11 * m_mm, width, 5 * m_mm), Qt::AlignLeft, m_content.laboratoryLines.value(0));
    painter.setPen(QPen(rule, 0.3 * m_mm));
    painter.drawLine(QPointF(left, left + 18 * m_mm), QPointF(left + width, left + 18 * m_mm));
    drawBanner(painter, (marginMm + nextHeadMm) * m_mm - 3 * m_mm);
}

void PageFrame::drawFoot(QPainter& painter, int page, int pages) const
{
    const qreal left = marginMm * m_mm;
    const qreal width = m_page.width() - 2 * left;
    const qreal top = m_page.height() - (marginMm + footMm - 3) * m_mm;
    const bool last = page == pages - 1;
    const bool coded = last && !m_content.verification.isEmpty();
    constexpr qreal codeMm = 22; // a module of some 0.4 mm: a telephone reads it off ordinary paper
    const qreal textWidth = width - (coded ? (codeMm + 2) * m_mm : 0);
    painter.setPen(QPen(rule, 0.3 * m_mm));
    painter.drawLine(QPointF(left, top), QPointF(left + textWidth, top));
    if (coded)
        drawQrCode(painter, {left + width - codeMm * m_mm, top - 2 * m_mm, codeMm * m_mm, codeMm * m_mm}, m_content.verification);
    painter.setPen(quiet);
    painter.setFont(fontOf(7.5, false));
    painter.drawText(QRectF(left, top + 1 * m_mm, textWidth, 5 * m_mm), Qt::AlignLeft,
                     QStringLiteral("%1 · demande %2 · prélevé le %3").arg(m_content.identityLine, m_content.number, m_content.collected));
    // In full it stands in the head.
    painter.drawText(QRectF(left, top + 4.5 * m_mm, textWidth, 5 * m_mm), Qt::AlignLeft, QFontMetricsF(fontOf(7.5, false), &m_device).elidedText(m_content.laboratoryFoot, Qt::ElideRight, textWidth));
    if (!m_content.notice.isEmpty())
        painter.drawText(QRectF(left, top + 8 * m_mm, textWidth, 8 * m_mm), Qt::AlignLeft | Qt::TextWordWrap, m_content.notice);
    painter.setPen(ink);
    painter.setFont(fontOf(8.5, true));
    const auto mark = QStringLiteral("Page %1/%2").arg(page + 1).arg(pages);
    painter.drawText(QRectF(left, top + 14 * m_mm, textWidth, 5 * m_mm), Qt::AlignRight, last ? mark + QStringLiteral(" — fin du compte rendu") : mark);
}

void PageFrame::draw(QPainter& painter, int page, int pages) const
{
    painter.save();
    if (page == 0)
        drawFirstHead(painter);
    else
        drawNextHead(painter);
    drawFoot(painter, page, pages);
    painter.restore();
}

} // namespace paillasse::report
