// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "app/client/watch.h"
#include "ui/models/rowsmodel.h"
#include "ui/security/ledgerwords.h"

namespace paillasse::ui {

// The ledger's state, a point a row.
class LedgerPresenter final : public QObject {
    Q_OBJECT

public:
    LedgerPresenter(client::Watch& watch, const Clock& clock, QObject* parent = nullptr);

    void refresh();
    [[nodiscard]] RowsModel& points() { return m_points; }
    [[nodiscard]] QString verdict() const;  // one sentence over all of it
    [[nodiscard]] bool isIntact() const;
    [[nodiscard]] QString first() const;    // what needs somebody, else the first
    [[nodiscard]] QString todoOf(const QString& id) const;

Q_SIGNALS:
    void changed();
    void said(const QString& text, bool isTrouble);

private:
    client::Watch& m_watch;
    const Clock& m_clock;
    std::optional<client::LedgerStanding> m_ledger;
    QList<LedgerPoint> m_known;
    RowsModel m_points;
};

} // namespace paillasse::ui
