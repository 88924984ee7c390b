// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

#include "app/client/watch.h"
#include "ui/models/rowsmodel.h"

namespace paillasse::ui {

// An alert, how grave it is and where it stands, in words.
class AlertWords {
    Q_DECLARE_TR_FUNCTIONS(paillasse::ui::AlertWords)

public:
    static Badge badgeOf(client::Severity severity);
    static Badge badgeOf(const client::Alert& alert); // its state
    static QString aboutOf(const client::Alert& alert); // "P. Kerdoncuff · ACCUEIL-3"
    static QString whereOf(const client::Alert& alert); // the same without whose record it was; empty of the store as a whole
    static QString ownerOf(const client::Alert& alert, Instant now);
    static QStringList lifeOf(const client::Alert& alert, Instant now);
    static Row rowOf(const client::Alert& alert, Instant now);
    // What happened among the acts that raised it, newest first.
    static QList<Row> rowsOf(const client::TrailReply& causes, Instant now);
    // Why the store did not do it, and what to do.
    static QString of(const Error& error);
    static QString withoutStore();
    static QString open(int count); // "3 open alerts"
};

} // namespace paillasse::ui
