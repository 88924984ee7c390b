// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/reportpdf.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QCryptographicHash>
#include <QDateTime>
#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>
#include <QTimeZone>
#include <QUuid>

#include "app/report/pageframe.h"
#include "app/report/printfont.h"
#include "app/report/reportbody.h"
#include "app/report/reportcontent.h"
#include "app/report/reportmetadata.h"

namespace paillasse::report {

namespace {

constexpr int resolution = 600;
constexpr qreal mm = resolution / 25.4;

void overwrite(QByteArray& pdf, const QByteArray& after, qsizetype skip, const QByteArray& with)
{
    for (auto at = pdf.indexOf(after); at >= 0; at = pdf.indexOf(after, at + after.size()))
        if (at + after.size() + skip + with.size() <= pdf.size())
            pdf.replace(at + after.size() + skip, with.size(), with);
}

QDateTime utc(Instant at)
{
    return QDateTime::fromMSecsSinceEpoch(at.ms, QTimeZone::utc());
}

// Of a version of a report: the same at each printing.
QByteArray documentId(Instant released, const QString& number)
{
    return QCryptographicHash::hash((number + utc(released).toString(Qt::ISODateWithMs)).toUtf8(), QCryptographicHash::Md5);
}

// The writer stamps the moment of printing with the zone's offset and, before Qt 6.8, an id of its own. Both become the release's, in
// place and of the same length, so that printing a version again gives the registered bytes again, in summer as in winter.
void makeReproducible(QByteArray& pdf, Instant released, const QString& number)
{
    const auto stamp = utc(released).toString(QStringLiteral("yyyyMMddHHmmss")).toLatin1();
    for (const auto& date : {QByteArray("/CreationDate (D:"), QByteArray("/ModDate (D:")}) {
        overwrite(pdf, date, 0, stamp);
        for (const auto* sign : {"+", "-"})
            overwrite(pdf, date + stamp + sign, -1, "+00'00'");
    }
#if QT_VERSION < QT_VERSION_CHECK(6, 8, 0)
    const auto id = documentId(released, number).toHex();
    overwrite(pdf, "/ID [ <", 0, id);
    overwrite(pdf, "/ID [ <" + id, 3, id);
#else
    Q_UNUSED(number)
#endif
}

ReportMetadata metadataOf(const ReportInput& input, const ReportContent& content)
{
    ReportMetadata metadata{content.title + QStringLiteral(" ") + content.number, QStringLiteral("Paillasse " PAILLASSE_VERSION), input.verification, {}, {}, input.printedAt};
    for (const auto& version : input.order.reports) {
        if (version.version != input.version)
            continue;
        metadata.signature = version.signature;
        metadata.signerKey = version.signerKey;
        metadata.releasedAt = version.releasedAt;
    }
    // The document information is what most programs carry over when they write a file anew.
    if (!metadata.code.empty())
        metadata.creator += QLatin1Char(' ') + QString::fromStdString(metadata.code);
    return metadata;
}

} // namespace

Result<QByteArray> renderPdf(const ReportInput& input)
{
    const auto sheet = sheetOf(input);
    if (!sheet)
        return tl::unexpected(sheet.error());
    const auto content = contentOf(input, *sheet);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!buffer.open(QIODevice::WriteOnly))
        return fail(ErrorCode::Internal, "report: no buffer");

    QPdfWriter writer(&buffer);
    writer.setPdfVersion(QPagedPaintDevice::PdfVersion_A1b);
    writer.setResolution(resolution);
    writer.setPageLayout(QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Portrait, QMarginsF(0, 0, 0, 0)));
    const auto metadata = metadataOf(input, content);
    writer.setTitle(metadata.title);
    writer.setCreator(metadata.creator);
    writer.setDocumentXmpMetadata(metadata.xmp());
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    writer.setDocumentId(QUuid::fromRfc4122(documentId(metadata.releasedAt, content.number)));
#endif

    const QFont font = printFont(9);
    const PageFrame frame(content, font, writer, mm);
    const auto first = frame.body(0);
    const auto next = frame.body(1);

    ReportBody body(content, font, writer, first.size(), next.size());
    auto& document = body.document();

    QPainter painter(&writer);
    if (!painter.isActive())
        return fail(ErrorCode::Internal, "report: the PDF writer does not start");
    const int pages = document.pageCount();
    for (int page = 0; page < pages; ++page) {
        if (page > 0)
            writer.newPage();
        frame.draw(painter, page, pages);
        const QRectF slice(0, page * next.height(), next.width(), next.height());
        painter.save();
        painter.translate(next.left(), next.bottom() - next.height() - slice.top());
        painter.setClipRect(slice);
        QAbstractTextDocumentLayout::PaintContext context;
        context.clip = slice;
        document.documentLayout()->draw(&painter, context);
        painter.restore();
    }
    painter.end();
    makeReproducible(bytes, metadata.releasedAt, content.number);
    return bytes;
}

} // namespace paillasse::report
