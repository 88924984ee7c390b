// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QStringList>

namespace paillasse::ui {

// A list as a file to take away.
class TableFile {
public:
    // As a French spreadsheet opens it: semicolons, UTF-8 with its mark, CRLF. What begins like a formula is disarmed (CWE-1236).
    static QByteArray csv(const QStringList& headers, const QList<QStringList>& rows);
    // On A4, its headers on each page. `rows` are markup: what comes from outside has been escaped; the rest is plain.
    static QByteArray pdf(const QString& title, const QStringList& paragraphs, const QStringList& headers, const QList<QStringList>& rows);
};

} // namespace paillasse::ui
