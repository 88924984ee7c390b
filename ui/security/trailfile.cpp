// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/security/trailfile.h"

#include <QCryptographicHash>

#include "ui/models/tablefile.h"
#include "ui/security/eventwords.h"
#include "ui/security/ledgerwords.h"
#include "ui/theme/format.h"

namespace paillasse::ui {

QStringList TrailFile::headers()
{
    return {tr("Received"), tr("Made"), tr("Offline"), tr("Person"), tr("Workstation"), tr("What"), tr("About"), tr("Number"), tr("Place in the ledger")};
}

QStringList TrailFile::cellsOf(const client::TrailRow& row)
{
    auto plain = row;
    plain.count = 0; // it has a column of its own
    const auto place = QStringLiteral("%1%2/%3").arg(row.place.storeWide ? QStringLiteral("S") : QString()).arg(row.place.sequence).arg(row.place.item);
    return {Format::dateTime(row.at), Format::dateTime(row.done.isNull() ? row.at : row.done), row.offline ? tr("yes") : QString(), EventWords::whoOf(row), QString::fromStdString(row.workstationName), EventWords::of(plain),
            EventWords::subjectOf(row), row.count == 0 ? QString() : QString::number(row.count), place};
}

QByteArray TrailFile::csv(const Content& content)
{
    QList<QStringList> rows;
    for (const auto& row : content.rows)
        rows << cellsOf(row);
    return TableFile::csv(headers(), rows);
}

QString TrailFile::checksum(const QByteArray& bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

QString TrailFile::questionOf(const Content& content)
{
    const auto& query = content.query;
    QStringList asked;
    if (!query.reference.empty())
        asked << tr("number %1").arg(QString::fromStdString(query.reference));
    if (!query.patient.isNull())
        asked << tr("patient %1").arg(QString::fromStdString(query.patient.toString()));
    const auto nameOf = [&content](auto idOf, auto textOf, const auto& id) {
        for (const auto& row : content.rows)
            if (row.*idOf == id && !(row.*textOf).empty())
                return QString::fromStdString(row.*textOf);
        return QString::fromStdString(id.toString());
    };
    if (!query.person.isNull())
        asked << tr("person %1").arg(nameOf(&client::TrailRow::person, &client::TrailRow::personName, query.person));
    if (!query.workstation.isNull())
        asked << tr("workstation %1").arg(nameOf(&client::TrailRow::workstation, &client::TrailRow::workstationName, query.workstation));
    asked << tr("from %1 to %2").arg(query.from.isNull() ? tr("the beginning") : Format::dateTime(query.from), query.to.isNull() ? tr("the moment of the export") : Format::dateTime(query.to));
    return tr("Asked: %1. %n row(s).", nullptr, static_cast<int>(content.rows.size())).arg(Format::list(asked));
}

QByteArray TrailFile::pdf(const Content& content, const Origin& origin)
{
    QStringList paragraphs{questionOf(content), tr("Made on %1 by %2, with a code of their second factor. That it was made stands in the ledger.").arg(Format::dateTime(origin.now), origin.by)};
    paragraphs << (content.ledger ? tr("The ledger then: %1 entries, epoch %2, head of %3, root %4.")
                                        .arg(Format::count(static_cast<std::int64_t>(content.ledger->size)))
                                        .arg(content.ledger->epoch)
                                        .arg(Format::dateTime(content.ledger->headAt), LedgerWords::hexOf(content.ledger->root))
                                  : tr("The state of the ledger could not be asked."));
    paragraphs << tr("SHA-256 of these rows as a table (CSV): %1").arg(checksum(csv(content)));
    QList<QStringList> rows;
    for (const auto& row : content.rows) {
        QStringList cells;
        for (const auto& cell : cellsOf(row))
            cells << cell.toHtmlEscaped();
        rows << cells;
    }
    return TableFile::pdf(tr("Who saw what: %1").arg(origin.laboratory), paragraphs, headers(), rows);
}

} // namespace paillasse::ui
