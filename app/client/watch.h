// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "app/base/secretbytes.h"
#include "app/client/failure.h"
#include "app/wire/watchmessages.h"

namespace paillasse::client {

// The store's own words for alerts, the trail and the ledger.
using wire::Alert;
using wire::AlertLine;
using wire::AlertState;
using wire::AlertStep;
using wire::EventKind;
using wire::EventPlace;
using wire::HourCount;
using wire::LedgerStanding;
using wire::Outlier;
using wire::Severity;
using wire::TrailQuery;
using wire::TrailReply;
using wire::TrailRow;
using wire::UsualFigure;
using wire::WatchReply;
using wire::WitnessState;

// Who watches: alerts, the trail of who saw what, and the state of the ledger, for who may ReadTrail. Everything here needs the store. Errors:
// Unreachable; Refused where the right is missing; WrongSecret for a wrong code; Conflict where somebody else was first; InvalidInput as the
// messages say (app/wire/watchmessages.h). Requests return at once.
class Watch : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    // Kept up to date while somebody who may see them is signed in, without being asked for.
    [[nodiscard]] virtual const std::vector<wire::Alert>& alerts() const = 0;
    [[nodiscard]] virtual bool isKnown() const = 0; // the store has answered since this person signed in
    virtual void step(const Uuid& alert, wire::AlertStep step, const std::string& text, QObject* context, Reply<void> reply) = 0;
    virtual void causes(const Uuid& alert, QObject* context, Reply<wire::TrailReply> reply) = 0;

    virtual void overview(QObject* context, Reply<wire::WatchReply> reply) = 0;
    // The laboratory of the query is filled in.
    virtual void trail(const wire::TrailQuery& query, QObject* context, Reply<wire::TrailReply> reply) = 0;
    // The file, as the store has made it.
    virtual void exportTrail(const wire::TrailQuery& query, wire::ExportForm form, SecretBytes code, QObject* context, Reply<Bytes> reply) = 0;

Q_SIGNALS:
    void alertsChanged();
    // One that was not there before, or was escalated: for the desktop's notification.
    void alertRaised(const paillasse::wire::Alert& alert);
};

} // namespace paillasse::client
