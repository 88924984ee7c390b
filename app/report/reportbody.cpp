// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/reportbody.h"

#include <algorithm>

#include <QAbstractTextDocumentLayout>
#include <QPaintDevice>
#include <QTextTable>

namespace paillasse::report {

namespace {

// Paddings, borders, margins and heights are in pixels of 96 dpi, which the layout scales to the device.
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

constexpr int columns = 6;

void put(QTextTable& table, int row, int column, const QString& words, const QTextCharFormat& look, Qt::Alignment side = Qt::AlignLeft)
{
    auto cursor = table.cellAt(row, column).firstCursorPosition();
    QTextBlockFormat block;
    block.setAlignment(side);
    cursor.setBlockFormat(block);
    cursor.insertText(words, look);
}

void addHead(QTextTable& table, const ReportGroup& group)
{
    const QStringList names{group.title, QStringLiteral("Résultat"), QStringLiteral("Unité"), QStringLiteral("Intervalle"), QStringLiteral("Signal"), QStringLiteral("Antérieur")};
    for (int column = 0; column < columns; ++column) {
        auto cell = table.cellAt(0, column);
        QTextTableCellFormat shade;
        shade.setBackground(QColor(0xf4, 0xf6, 0xf8));
        cell.setFormat(shade);
        put(table, 0, column, names.at(column), format(column == 0 ? ink : quiet, column == 0 ? 9.5 : 8, column == 0), column == 1 ? Qt::AlignRight : Qt::AlignLeft);
    }
    for (const auto& words : {group.site, group.validatedBy})
        if (!words.isEmpty())
            table.cellAt(0, 0).lastCursorPosition().insertText(QChar::LineSeparator + words, format(quiet, 7.5, false));
}

// The first page's body is shorter than the others': a blank line as high as the difference keeps it free at the top of the flow. Not
// a margin of the first block, which is lost where another block follows.
void reserveTop(QTextDocument& document, qreal height, const QPaintDevice& device)
{
    auto root = document.rootFrame()->frameFormat();
    root.setMargin(0);
    root.setPadding(0);
    document.rootFrame()->setFrameFormat(root);
    QTextCursor cursor(&document);
    QTextBlockFormat first;
    constexpr qreal layoutDpi = 96;
    first.setLineHeight(height * layoutDpi / device.logicalDpiY(), QTextBlockFormat::FixedHeight);
    cursor.setBlockFormat(first);
    cursor.insertText(QString(QChar::Nbsp)); // an empty block before a table takes no room
}

} // namespace

ReportBody::ReportBody(const ReportContent& content, const QFont& font, QPaintDevice& device, const QSizeF& first, const QSizeF& next) : m_content(content)
{
    // Where pages end is known once it is laid out: what is cut there goes to the next page, and all is laid out again.
    for (bool isWhole = false; !isWhole;) {
        m_laid.clear();
        m_document = std::make_unique<QTextDocument>();
        m_document->documentLayout()->setPaintDevice(&device);
        m_document->setDefaultFont(font);
        m_document->setDocumentMargin(0);
        m_document->setPageSize(next);
        reserveTop(*m_document, next.height() - first.height(), device);
        m_cursor = QTextCursor(m_document.get());
        m_cursor.beginEditBlock(); // laid out once, at its end
        write();
        m_cursor.endEditBlock();
        const auto cut = std::ranges::find_if(m_laid, [this](const Laid& laid) { return isBroken(laid) && !m_breaks.contains(laid.place); });
        isWhole = cut == m_laid.end();
        if (!isWhole)
            m_breaks.insert(cut->place);
    }
}

bool ReportBody::isBroken(const Laid& laid) const
{
    const auto page = [this](qreal y) { return static_cast<int>(y / m_document->pageSize().height()); };
    qreal top = 0;
    qreal bottom = 0;
    for (const auto& block : laid.blocks) {
        const auto box = m_document->documentLayout()->blockBoundingRect(block);
        top = &block == &laid.blocks.front() ? box.top() : qMin(top, box.top());
        bottom = qMax(bottom, box.bottom());
    }
    return page(top) != page(bottom - 1);
}

void ReportBody::write()
{
    if (!m_content.formerReaders.isEmpty())
        addBlock({}, m_content.formerReaders);
    for (std::size_t group = 0; group < m_content.groups.size(); ++group)
        addGroup(group);
    if (!m_content.pending.isEmpty())
        addBlock(QStringLiteral("En cours : "), m_content.pending.join(QStringLiteral(", ")));
    for (const auto& remark : m_content.specimenRemarks)
        addBlock({}, remark);
    for (const auto& earlier : m_content.earlierInterpretations)
        addBlock({}, earlier);
    if (!m_content.interpretation.isEmpty())
        addBlock(QStringLiteral("Interprétation : "), m_content.interpretation);
    addSignature();
}

void ReportBody::addBlock(const QString& lead, const QString& words)
{
    nextBlock();
    m_cursor.insertText(lead, format(ink, 9, true));
    m_cursor.insertText(words, format(ink, 9, false));
}

void ReportBody::addSignature()
{
    const Place place{m_content.groups.size(), 0};
    nextBlock(m_breaks.contains(place));
    for (const auto& line : m_content.signature) {
        m_cursor.insertText(line, format(ink, 9, &line != &m_content.signature.front()));
        m_cursor.insertText(QString(QChar::LineSeparator));
    }
    m_cursor.insertText(m_content.fingerprint, format(quiet, 7.5, false));
    m_laid.push_back({place, {m_cursor.block()}});
}

void ReportBody::nextBlock(bool onNewPage)
{
    m_cursor.movePosition(QTextCursor::End);
    QTextBlockFormat block;
    block.setTopMargin(3 * layoutMm);
    if (onNewPage)
        block.setPageBreakPolicy(QTextFormat::PageBreak_AlwaysBefore);
    m_cursor.insertBlock(block);
}

// In as many tables as there are pages to it, each with its head.
void ReportBody::addGroup(std::size_t group)
{
    const auto rows = m_content.groups[group].rows.size();
    for (std::size_t from = 0; from < rows;) {
        auto to = from + 1;
        while (to < rows && !m_breaks.contains({group, to}))
            ++to;
        addTable(group, from, to);
        from = to;
    }
}

void ReportBody::addTable(std::size_t group, std::size_t from, std::size_t to)
{
    m_cursor.movePosition(QTextCursor::End);
    QTextTableFormat layout;
    layout.setBorder(0);
    layout.setCellPadding(0.8 * layoutMm);
    layout.setCellSpacing(0);
    layout.setTopMargin(2 * layoutMm);
    layout.setHeaderRowCount(1);
    layout.setWidth(QTextLength(QTextLength::PercentageLength, 100));
    if (m_breaks.contains({group, from}))
        layout.setPageBreakPolicy(QTextFormat::PageBreak_AlwaysBefore);
    QList<QTextLength> widths;
    for (const int percent : {31, 12, 13, 12, 16, 16})
        widths << QTextLength(QTextLength::PercentageLength, percent);
    layout.setColumnWidthConstraints(widths);
    auto* table = m_cursor.insertTable(1, columns, layout);
    addHead(*table, m_content.groups[group]);
    for (auto row = from; row < to; ++row) {
        addRow(*table, m_content.groups[group].rows[row]);
        Laid laid{{group, row}, {}};
        for (int column = 0; column < columns; ++column) {
            // A head does not stay alone at a page's end.
            if (row == from)
                laid.blocks.push_back(table->cellAt(0, column).firstCursorPosition().block());
            laid.blocks.push_back(table->cellAt(table->rows() - 1, column).firstCursorPosition().block());
        }
        m_laid.push_back(std::move(laid));
    }
}

void ReportBody::addRow(QTextTable& table, const ReportRow& row)
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

} // namespace paillasse::report
