// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <unordered_map>

#include <QFont>
#include <QRawFont>
#include <QRectF>
#include <QString>

class QPainter;

namespace paillasse::ui {

// Tabular figures, so that decimal signs stand under each other. Qt 6.4 cannot ask a font for its "tnum" feature, and Inter's
// own figures are proportional (a 1 is narrower): each digit is drawn in a cell as wide as a nought, the rest as it is.
// Meant for numbers, dates, times and lab numbers; text that the font lacks a glyph for is drawn the ordinary way.
class Figures {
public:
    // Draws `text` within `rect` on one line, aligned left, right or centred, with the painter's pen; does not elide.
    void draw(QPainter& painter, const QRectF& rect, Qt::Alignment alignment, const QFont& font, const QString& text) const;
    [[nodiscard]] qreal width(const QFont& font, const QString& text) const;

private:
    struct Face {
        QRawFont raw;
        qreal cell = 0;
        qreal gap = 0; // the font's own narrow space, for thousands
    };
    const Face& face(const QFont& font) const;

    mutable std::unordered_map<QString, Face> m_faces;
};

} // namespace paillasse::ui
