// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/reportpdf.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QCryptographicHash>
#include <QDateTime>
#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextTable>
#include <QTimeZone>
#include <QUuid>

#include "app/report/pageframe.h"
#include "app/report/printfont.h"
#include "app/report/reportcontent.h"
#include "app/report/reportmetadata.h"

namespace paillasse::report {

namespace {

constexpr int resolution = 600;
constexpr qreal mm = resolution / 25.4;
// Paddings, borders and margins are in pixels of 96 dpi, which the layout scales to the device; only the first block's margin is not.
constexpr qreal layoutMm = 96 / 25.4;

const QColor ink(0x1b, 0x24, 0x30);
const QColor quiet(0x5a, 0x68, 0x74);
const QColor rule(0xdd, 0xe3, 0xe8);
const QColor amber(0x8a, 0x53, 0x00);
const QColor critical(0xb5, 0x20, 0x2a);

QTextCharFormat format(const QColor& colour, qreal points, bool bold)
{
    QTextCharFormat format;
    format.setForeground(colour);
    format.setFontPointSize(points);
    format.setFontWeight(bold ? QFont::Bold : QFont::Normal);
    return format;
}

// The body: a table per discipline whose head repeats on each page, then what is still to come, the interpretation and the signature.
class Body {
public:
    explicit Body(QTextDocument& document) : m_cursor(&document) {}

    void write(const ReportContent& content)
    {
        if (!content.formerReaders.isEmpty())
            addBlock({}, content.formerReaders);
        for (const auto& group : content.groups)
            addGroup(group);
        if (!content.pending.isEmpty())
            addBlock(QStringLiteral("En cours : "), content.pending.join(QStringLiteral(", ")));
        for (const auto& remark : content.specimenRemarks)
            addBlock({}, remark);
        if (!content.interpretation.isEmpty())
            addBlock(QStringLiteral("Interprétation : "), content.interpretation);
        addSignature(content);
    }

private:
    static constexpr int columns = 6;

    void addBlock(const QString& lead, const QString& words)
    {
        nextBlock();
        m_cursor.insertText(lead, format(ink, 9, true));
        m_cursor.insertText(words, format(ink, 9, false));
    }

    void addSignature(const ReportContent& content)
    {
        nextBlock();
        for (const auto& line : content.signature) {
            m_cursor.insertText(line, format(ink, 9, &line != &content.signature.front()));
            m_cursor.insertText(QString(QChar::LineSeparator));
        }
        m_cursor.insertText(content.fingerprint, format(quiet, 7.5, false));
    }

    void nextBlock()
    {
        m_cursor.movePosition(QTextCursor::End);
        QTextBlockFormat block;
        block.setTopMargin(3 * layoutMm);
        m_cursor.insertBlock(block);
    }

    void addGroup(const ReportGroup& group)
    {
        m_cursor.movePosition(QTextCursor::End);
        QTextTableFormat layout;
        layout.setBorder(0);
        layout.setCellPadding(0.8 * layoutMm);
        layout.setCellSpacing(0);
        layout.setTopMargin(2 * layoutMm);
        layout.setHeaderRowCount(1);
        layout.setWidth(QTextLength(QTextLength::PercentageLength, 100));
        QList<QTextLength> widths;
        for (const int percent : {31, 12, 13, 12, 16, 16})
            widths << QTextLength(QTextLength::PercentageLength, percent);
        layout.setColumnWidthConstraints(widths);
        auto* table = m_cursor.insertTable(1, columns, layout);
        addHead(*table, group);
        for (const auto& row : group.rows)
            addRow(*table, row);
    }

    static void put(QTextTable& table, int row, int column, const QString& words, const QTextCharFormat& look, Qt::Alignment side = Qt::AlignLeft)
    {
        auto cursor = table.cellAt(row, column).firstCursorPosition();
        QTextBlockFormat block;
        block.setAlignment(side);
        cursor.setBlockFormat(block);
        cursor.insertText(words, look);
    }

    static void addHead(QTextTable& table, const ReportGroup& group)
    {
        const QStringList names{group.title, QStringLiteral("Résultat"), QStringLiteral("Unité"), QStringLiteral("Intervalle"), QStringLiteral("Signal"), QStringLiteral("Antérieur")};
        for (int column = 0; column < columns; ++column) {
            auto cell = table.cellAt(0, column);
            QTextTableCellFormat shade;
            shade.setBackground(QColor(0xf4, 0xf6, 0xf8));
            cell.setFormat(shade);
            put(table, 0, column, names.at(column), format(column == 0 ? ink : quiet, column == 0 ? 9.5 : 8, column == 0), column == 1 ? Qt::AlignRight : Qt::AlignLeft);
        }
        if (!group.site.isEmpty())
            table.cellAt(0, 0).lastCursorPosition().insertText(QChar::LineSeparator + group.site, format(quiet, 7.5, false));
    }

    static void addRow(QTextTable& table, const ReportRow& row)
    {
        table.appendRows(1);
        const int at = table.rows() - 1;
        for (int column = 0; column < columns; ++column) {
            QTextTableCellFormat line;
            line.setBottomBorder(0.2 * layoutMm);
            line.setBottomBorderStyle(QTextFrameFormat::BorderStyle_Solid);
            line.setBottomBorderBrush(rule);
            table.cellAt(at, column).setFormat(line);
        }
        // One size for the first line of a row: cells are aligned at their top, and only so their base lines are too.
        put(table, at, 0, row.name, format(ink, 9, false));
        auto cursor = table.cellAt(at, 0).lastCursorPosition();
        for (const auto& remark : row.remarks)
            cursor.insertText(QChar::LineSeparator + remark, format(quiet, 7.5, false));
        put(table, at, 1, row.value, format(row.critical ? critical : ink, 9, true), Qt::AlignRight);
        put(table, at, 2, row.unit, format(quiet, 9, false));
        if (!row.secondValue.isEmpty())
            table.cellAt(at, 2).lastCursorPosition().insertText(QChar::LineSeparator + row.secondValue, format(quiet, 7.5, false));
        put(table, at, 3, row.range, format(quiet, 9, false));
        put(table, at, 4, row.flag, format(row.critical ? critical : amber, 9, true));
        put(table, at, 5, row.previous, format(quiet, 9, false));
    }

    QTextCursor m_cursor;
};

// The first page's body is shorter than the others': a first frame keeps its difference free at the top of the flow.
void reserveTop(QTextDocument& document, qreal height)
{
    auto root = document.rootFrame()->frameFormat();
    root.setMargin(0);
    root.setPadding(0);
    document.rootFrame()->setFrameFormat(root);
    QTextCursor cursor(&document);
    QTextBlockFormat first;
    first.setTopMargin(height);
    first.setLineHeight(1, QTextBlockFormat::FixedHeight);
    cursor.setBlockFormat(first);
}

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
    const auto content = contentOf(input);
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

    QTextDocument document;
    document.documentLayout()->setPaintDevice(&writer);
    document.setDefaultFont(font);
    document.setDocumentMargin(0);
    document.setPageSize(next.size());
    reserveTop(document, next.height() - first.height());
    Body(document).write(content);

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
