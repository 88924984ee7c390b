// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QCoreApplication>

#include "app/client/watch.h"

namespace paillasse::ui {

// The trail as a file to take away: a table, or sheets that state what they are of. The ledger's entry about the export vouches for it,
// together with the checksum: the sheets say the one of their rows, the program the one of the file.
class TrailFile {
    Q_DECLARE_TR_FUNCTIONS(paillasse::ui::TrailFile)

public:
    struct Content {
        client::TrailQuery query;
        std::vector<client::TrailRow> rows;
        std::optional<client::LedgerStanding> ledger; // nothing: it was not told
    };
    struct Origin {
        QString laboratory;
        QString by;
        Instant now;
    };

    static QByteArray csv(const Content& content);
    static QByteArray pdf(const Content& content, const Origin& origin);
    // Of any bytes, SHA-256 in hexadecimal.
    static QString checksum(const QByteArray& bytes);

private:
    static QStringList headers();
    static QStringList cellsOf(const client::TrailRow& row);
    static QString questionOf(const Content& content);
};

} // namespace paillasse::ui
