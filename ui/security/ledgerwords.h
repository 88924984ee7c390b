// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

#include "app/client/watch.h"
#include "ui/models/rowsmodel.h"

namespace paillasse::ui {

// How the ledger stands, each point with how it is and what to do about it.
struct LedgerPoint {
    QString id;
    QString name;
    QString state;
    Badge badge;
    QString todo;
};

class LedgerWords {
    Q_DECLARE_TR_FUNCTIONS(paillasse::ui::LedgerWords)

public:
    static QList<LedgerPoint> of(const client::LedgerStanding& ledger, Instant now);
    static QString hexOf(const Bytes& bytes);
    static QString shortHexOf(const Bytes& bytes); // eight figures on either side

private:
    static LedgerPoint headOf(const client::LedgerStanding& ledger, Instant now);
    static LedgerPoint verificationOf(const client::LedgerStanding& ledger, Instant now);
    static LedgerPoint clientsOf(const client::LedgerStanding& ledger);
    static LedgerPoint doubtsOf(const client::LedgerStanding& ledger);
    static LedgerPoint of(const client::WitnessState& witness, const client::LedgerStanding& ledger, Instant now);
};

} // namespace paillasse::ui
