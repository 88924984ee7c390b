// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <set>
#include <vector>

#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>

#include "app/report/reportcontent.h"

class QPaintDevice;
class QTextTable;

namespace paillasse::report {

// What stands between head and foot: a table per discipline whose head repeats on each page, then what is still to come, the
// interpretation and the signature. No row and no signature is cut in two by a page's end.
class ReportBody {
public:
    // `first` and `next`: the room on the first page and on each other, in the device's units.
    ReportBody(const ReportContent& content, const QFont& font, QPaintDevice& device, const QSizeF& first, const QSizeF& next);
    [[nodiscard]] QTextDocument& document() { return *m_document; }

private:
    // A row, or the signature after all groups, before which a page ends.
    struct Place {
        std::size_t group = 0;
        std::size_t row = 0;
        auto operator<=>(const Place&) const = default;
    };
    struct Laid {
        Place place;
        std::vector<QTextBlock> blocks; // all on one page
    };

    void write();
    void addGroup(std::size_t group);
    void addTable(std::size_t group, std::size_t from, std::size_t to);
    void addRow(QTextTable& table, const ReportRow& row);
    void addBlock(const QString& lead, const QString& words);
    void addSignature();
    void nextBlock(bool onNewPage = false);
    [[nodiscard]] bool isBroken(const Laid& laid) const;

    const ReportContent& m_content;
    std::unique_ptr<QTextDocument> m_document;
    QTextCursor m_cursor;
    std::set<Place> m_breaks;
    std::vector<Laid> m_laid;
};

} // namespace paillasse::report
