// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/administration/rightsreview.h"

#include <QBuffer>
#include <QPageSize>
#include <QPdfWriter>
#include <QTextDocument>

#include "ui/administration/adminwords.h"
#include "ui/theme/format.h"

namespace paillasse::ui {

namespace {

constexpr std::int64_t unusedDays = 90;

QString cell(QString text)
{
    if (!text.isEmpty() && QStringLiteral("=+-@\t\r").contains(text.front()))
        text.prepend(u'\'');
    return QStringLiteral("\"%1\"").arg(text.replace(u'"', QStringLiteral("\"\"")));
}

} // namespace

QList<RightsRow> RightsReview::of(const client::StaffReply& staff, Instant now)
{
    QList<RightsRow> rows;
    const auto today = now.ms / dayMs;
    for (const auto& entry : staff.people) {
        if (entry.person.disabled)
            continue;
        for (const auto permission : AdminWords::permissions()) {
            QStringList gives;
            for (const auto& grant : entry.person.grants)
                if (permissionsOf(grant).has(permission))
                    gives << AdminWords::of(grant);
            if (gives.isEmpty())
                continue;
            RightsRow row{QString::fromStdString(entry.person.displayName), QString::fromStdString(entry.person.login), Format::list(gives), AdminWords::of(permission), tr("never"), true};
            if (access::looking().has(permission)) {
                row.lastUsed = tr("by looking: not noted");
                row.unused = false;
                row.isLooking = true;
            }
            for (const auto& use : entry.uses)
                if (use.permission == permission) {
                    row.lastUsed = Format::date(Date::fromDays(use.lastDay));
                    row.unused = row.isOld = today - use.lastDay > unusedDays;
                }
            rows << row;
        }
    }
    return rows;
}

QStringList RightsReview::headers()
{
    return {tr("Person"), tr("Sign-in name"), tr("Role"), tr("May"), tr("Last used")};
}

QByteArray RightsReview::csv(const QList<RightsRow>& rows)
{
    QStringList lines;
    const auto line = [](const QStringList& cells) {
        QStringList quoted;
        for (const auto& text : cells)
            quoted << cell(text);
        return quoted.join(u';');
    };
    lines << line(headers());
    for (const auto& row : rows)
        lines << line({row.person, row.login, row.role, row.permission, row.lastUsed});
    return QByteArray("\xef\xbb\xbf") + (lines.join(QStringLiteral("\r\n")) + QStringLiteral("\r\n")).toUtf8();
}

QByteArray RightsReview::pdf(const QList<RightsRow>& rows, const QString& laboratory, const QString& by, Instant now)
{
    QString html = QStringLiteral("<h2>%1</h2><p>%2</p>").arg(tr("Review of rights: %1").arg(laboratory).toHtmlEscaped(), tr("Made on %1 by %2. Signed, with remarks: ____________________").arg(Format::dateTime(now), by).toHtmlEscaped());
    html += QStringLiteral("<table cellspacing='0' cellpadding='3' width='100%'><thead><tr>");
    for (const auto& header : headers())
        html += QStringLiteral("<th align='left'>%1</th>").arg(header.toHtmlEscaped());
    html += QStringLiteral("</tr></thead>");
    QString last;
    for (const auto& row : rows) {
        const bool again = row.login == last;
        last = row.login;
        html += QStringLiteral("<tr><td>%1</td><td>%2</td><td>%3</td><td>%4</td><td>%5</td></tr>")
                    .arg(again ? QString() : QStringLiteral("<b>%1</b>").arg(row.person.toHtmlEscaped()), again ? QString() : row.login.toHtmlEscaped(), row.role.toHtmlEscaped(), row.permission.toHtmlEscaped(),
                         row.lastUsed.toHtmlEscaped());
    }
    html += QStringLiteral("</table>");
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setTitle(tr("Review of rights: %1").arg(laboratory));
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
