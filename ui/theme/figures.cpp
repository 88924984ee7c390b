// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/figures.h"

#include <QFontMetricsF>
#include <QGlyphRun>
#include <QPainter>

namespace paillasse::ui {

namespace {

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

struct Placed {
    QList<quint32> glyphs;
    QList<QPointF> places;
    qreal width = 0;
};

} // namespace

const Figures::Face& Figures::face(const QFont& font) const
{
    const auto found = m_faces.find(font.key());
    if (found != m_faces.end())
        return found->second;
    Face made;
    made.raw = QRawFont::fromFont(font);
    const auto glyphs = made.raw.glyphIndexesForString(QStringLiteral("0"));
    const auto advances = made.raw.advancesForGlyphIndexes(glyphs);
    // The nought's own width: a cell as wide as the widest would set the digits too far apart.
    made.cell = advances.isEmpty() ? 0 : advances.first().x();
    made.gap = made.cell / 3;
    return m_faces.emplace(font.key(), std::move(made)).first->second;
}

namespace {

// False where the font has no glyph for something in the text.
template <class Face>
bool place(const Face& face, const QString& text, Placed& out)
{
    const QList<quint32> glyphs = face.raw.glyphIndexesForString(text);
    if (glyphs.size() != text.size())
        return false; // a surrogate pair
    const QList<QPointF> advances = face.raw.advancesForGlyphIndexes(glyphs);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == QChar(0x202f) || c == QChar(0x2009)) { // narrow spaces: many fonts have none
            out.width += face.gap;
            continue;
        }
        if (glyphs[i] == 0)
            return false;
        const qreal cell = isDigit(c) ? face.cell : advances[i].x();
        out.glyphs.append(glyphs[i]);
        out.places.append({out.width + (cell - advances[i].x()) / 2, 0});
        out.width += cell;
    }
    return true;
}

} // namespace

qreal Figures::width(const QFont& font, const QString& text) const
{
    Placed placed;
    if (place(face(font), text, placed))
        return placed.width;
    return QFontMetricsF(font).horizontalAdvance(text);
}

void Figures::draw(QPainter& painter, const QRectF& rect, Qt::Alignment alignment, const QFont& font, const QString& text) const
{
    const Face& used = face(font);
    Placed placed;
    if (!place(used, text, placed)) {
        painter.setFont(font);
        painter.drawText(rect, static_cast<int>(alignment | Qt::AlignVCenter) | Qt::TextSingleLine, text);
        return;
    }
    qreal x = rect.left();
    if (alignment & Qt::AlignRight)
        x = rect.right() - placed.width;
    else if (alignment & Qt::AlignHCenter)
        x = rect.left() + (rect.width() - placed.width) / 2;
    const qreal baseline = rect.top() + (rect.height() - used.raw.ascent() - used.raw.descent()) / 2 + used.raw.ascent();
    QGlyphRun run;
    run.setRawFont(used.raw);
    run.setGlyphIndexes(placed.glyphs);
    run.setPositions(placed.places);
    painter.drawGlyphRun({x, static_cast<qreal>(qRound(baseline))}, run);
}

} // namespace paillasse::ui
