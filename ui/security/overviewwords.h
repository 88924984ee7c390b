// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QCoreApplication>

#include "app/client/watch.h"
#include "ui/models/rowsmodel.h"
#include "ui/security/figurecard.h"
#include "ui/security/hourchart.h"

namespace paillasse::ui {

// Today against the usual, in words.
class OverviewWords {
    Q_DECLARE_TR_FUNCTIONS(paillasse::ui::OverviewWords)

public:
    // Four, in their order; nothing is said of what is not known yet.
    static QList<Figure> figuresOf(const std::optional<client::WatchReply>& overview, Instant now);
    static QList<HourBar> hoursOf(const client::UsualFigure& figure);
    static QList<Row> outliersOf(const client::WatchReply& overview); // a row's id is its place
    static bool isIntact(const client::LedgerStanding& ledger);
};

} // namespace paillasse::ui
