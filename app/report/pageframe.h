// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QPaintDevice>
#include <QRectF>
#include <QSizeF>

#include "app/report/reportcontent.h"

class QPainter;

namespace paillasse::report {

// What stands on every page round the body: who the laboratory is, whose results these are, when collected and issued, page x/y
// and the end mark (ISO 15189:2022, 7.4.1.6). The heads grow with what they must say: nothing of it is ever cut. Lengths in the device's
// units: `mm` of them are a millimetre.
class PageFrame {
public:
    PageFrame(const ReportContent& content, const QFont& font, const QPaintDevice& device, qreal mm);

    [[nodiscard]] QRectF body(int page) const;
    void draw(QPainter& painter, int page, int pages) const;

private:
    void drawFirstHead(QPainter& painter) const;
    void drawNextHead(QPainter& painter) const;
    void drawFoot(QPainter& painter, int page, int pages) const;
    void drawBanner(QPainter& painter, qreal top) const;
    qreal drawLines(QPainter& painter, const QStringList& lines, const QRectF& where, qreal points, bool boldFirst) const;
    [[nodiscard]] QFont fontOf(qreal points, bool bold) const;
    // Of words wrapped to a width, and of lines as drawLines sets them.
    [[nodiscard]] qreal heightOf(const QString& words, qreal width, qreal points, bool bold) const;
    [[nodiscard]] qreal heightOf(const QStringList& lines, qreal width, qreal points, bool boldFirst) const;
    [[nodiscard]] QStringList patientLines() const;
    [[nodiscard]] QString numberLine() const;

    const ReportContent& m_content;
    QFont m_font;
    const QPaintDevice& m_device;
    QSizeF m_page;
    qreal m_mm;
    qreal m_width = 0;        // between the margins
    qreal m_boxTop = 0;       // of the patient's and the request's box, under the top margin
    qreal m_boxHeight = 0;
    qreal m_bannerHeight = 0; // with the room under it; 0: no banner
};

} // namespace paillasse::report
