// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/tablefile.h"

#include <QBuffer>
#include <QPageSize>
#include <QPdfWriter>
#include <QTextDocument>

namespace paillasse::ui {

namespace {

QString cell(QString text)
{
    if (!text.isEmpty() && QStringLiteral("=+-@\t\r").contains(text.front()))
        text.prepend(u'\'');
    return QStringLiteral("\"%1\"").arg(text.replace(u'"', QStringLiteral("\"\"")));
}

QString line(const QStringList& cells)
{
    QStringList quoted;
    for (const auto& text : cells)
        quoted << cell(text);
    return quoted.join(u';') + QStringLiteral("\r\n");
}

} // namespace

QByteArray TableFile::csv(const QStringList& headers, const QList<QStringList>& rows)
{
    QString text = line(headers);
    for (const auto& row : rows)
        text += line(row);
    return QByteArray("\xef\xbb\xbf") + text.toUtf8();
}

QByteArray TableFile::pdf(const QString& title, const QStringList& paragraphs, const QStringList& headers, const QList<QStringList>& rows)
{
    QString html = QStringLiteral("<h2>%1</h2>").arg(title.toHtmlEscaped());
    for (const auto& paragraph : paragraphs)
        html += QStringLiteral("<p>%1</p>").arg(paragraph.toHtmlEscaped());
    html += QStringLiteral("<table cellspacing='0' cellpadding='3' width='100%'><thead><tr>");
    for (const auto& header : headers)
        html += QStringLiteral("<th align='left'>%1</th>").arg(header.toHtmlEscaped());
    html += QStringLiteral("</tr></thead>");
    for (const auto& row : rows)
        html += QStringLiteral("<tr><td>%1</td></tr>").arg(row.join(QStringLiteral("</td><td>")));
    html += QStringLiteral("</table>");
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setTitle(title);
    QTextDocument document;
    QFont font = document.defaultFont();
    font.setPointSize(8);
    document.setDefaultFont(font);
    document.setHtml(html);
    document.print(&writer);
    buffer.close();
    return bytes;
}

} // namespace paillasse::ui
