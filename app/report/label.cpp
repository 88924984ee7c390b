// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/label.h"

#include <memory>

#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>
#include <zint.h>

#include "app/report/printfont.h"

namespace paillasse::report {

namespace {

constexpr int resolution = 600;
constexpr qreal mm = resolution / 25.4;

struct SymbolDelete {
    void operator()(zint_symbol* symbol) const { ZBarcode_Delete(symbol); }
};

Result<> drawCode128(QPainter& painter, const QRectF& where, const QString& text)
{
    const std::unique_ptr<zint_symbol, SymbolDelete> symbol(ZBarcode_Create());
    if (!symbol)
        return fail(ErrorCode::Internal, "label: no barcode symbol");
    symbol->symbology = BARCODE_CODE128;
    symbol->show_hrt = 0;
    const auto latin = text.toLatin1();
    // Warnings (below ZINT_ERROR) still give a symbol; an error does not.
    if (ZBarcode_Encode(symbol.get(), reinterpret_cast<const unsigned char*>(latin.constData()), int(latin.size())) >= ZINT_ERROR)
        return fail(ErrorCode::InvalidInput, "label: the number does not fit Code 128");
    const qreal module = where.width() / symbol->width;
    for (int x = 0; x < symbol->width; ++x)
        if ((symbol->encoded_data[0][x / 8] >> (x % 8)) & 1)
            painter.fillRect(QRectF(where.left() + x * module, where.top(), module, where.height()), Qt::black);
    return {};
}

// A name that is cut is another name: a long text is written smaller first, as far as the eye can follow.
constexpr qreal leastPoints = 4.5;

QFont fitting(QFont font, const QString& text, qreal points, qreal width, QPaintDevice* device)
{
    font.setPointSizeF(points);
    while (points > leastPoints && QFontMetricsF(font, device).horizontalAdvance(text) > width)
        font.setPointSizeF(points -= 0.25);
    return font;
}

void write(QPainter& painter, const QRectF& where, const QString& text, qreal points, bool bold, Qt::Alignment side = Qt::AlignLeft)
{
    auto font = painter.font();
    font.setBold(bold);
    font = fitting(font, text, points, where.width(), painter.device());
    painter.setFont(font);
    const QFontMetricsF metrics(font, painter.device());
    painter.drawText(where, side | Qt::AlignVCenter | Qt::TextSingleLine, metrics.elidedText(text, Qt::ElideRight, where.width()));
}

Result<> draw(QPainter& painter, const TubeLabel& label)
{
    const auto line = [](qreal top, qreal height) { return QRectF(2 * mm, top * mm, 46 * mm, height * mm); };
    write(painter, line(1, 4), label.patient, 8, true);
    write(painter, line(4.6, 3), QStringLiteral("%1  %2  n° %3").arg(label.birthDate, label.sex, label.number), 6, false);
    if (const auto done = drawCode128(painter, {4 * mm, 8 * mm, 42 * mm, 8 * mm}, label.barcode); !done)
        return done;
    write(painter, line(16.2, 3), label.barcode, 7, true, Qt::AlignHCenter);
    write(painter, line(19, 2.7), label.tube + QStringLiteral("  ") + label.collected + (label.urgent ? QStringLiteral("  URGENT") : QString()), 6, label.urgent);
    write(painter, line(21.6, 2.7), label.tests, 5.5, false);
    return {};
}

} // namespace

Result<QByteArray> renderLabels(const std::vector<TubeLabel>& labels)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!buffer.open(QIODevice::WriteOnly))
        return fail(ErrorCode::Internal, "label: no buffer");
    QPdfWriter writer(&buffer);
    writer.setResolution(resolution);
    writer.setPageLayout(QPageLayout(QPageSize(QSizeF(50, 25), QPageSize::Millimeter), QPageLayout::Portrait, QMarginsF(0, 0, 0, 0)));
    QPainter painter(&writer);
    if (!painter.isActive())
        return fail(ErrorCode::Internal, "label: the PDF writer does not start");
    painter.setFont(printFont(7));
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (i > 0)
            writer.newPage();
        if (const auto done = draw(painter, labels[i]); !done)
            return tl::unexpected(done.error());
    }
    painter.end();
    return bytes;
}

} // namespace paillasse::report
