// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QRectF>
#include <QSizeF>

#include "app/report/reportcontent.h"

class QPainter;

namespace paillasse::report {

// What stands on every page round the body: who the laboratory is, whose results these are, when collected and issued, page x/y
// and the end mark (ISO 15189:2022, 7.4.1.6). Lengths in the painter's units: `mm` of them are a millimetre.
class PageFrame {
public:
    PageFrame(const ReportContent& content, const QFont& font, const QSizeF& page, qreal mm);

    [[nodiscard]] QRectF body(int page) const;
    void draw(QPainter& painter, int page, int pages) const;

private:
    void drawFirstHead(QPainter& painter) const;
    void drawNextHead(QPainter& painter) const;
    void drawFoot(QPainter& painter, int page, int pages) const;
    void drawBanner(QPainter& painter, qreal top) const;
    qreal drawLines(QPainter& painter, const QStringList& lines, const QRectF& where, qreal points, bool boldFirst) const;
    [[nodiscard]] QFont fontOf(qreal points, bool bold) const;

    const ReportContent& m_content;
    QFont m_font;
    QSizeF m_page;
    qreal m_mm;
};

} // namespace paillasse::report
