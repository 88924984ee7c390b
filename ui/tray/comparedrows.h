// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QCoreApplication>

#include "app/client/acts.h"
#include "app/client/queries.h"

namespace paillasse::ui {

// One thing that an act was about: what its author wanted, and what the store has.
struct ComparedRow {
    QString id;
    QString what;
    QString mine;
    QString theirs;
    QString by; // whose is theirs
};

// A refused act put side by side with the store's document: line by line, or trait by trait. Nothing where it can only be said in words.
class ComparedRows {
    Q_DECLARE_TR_FUNCTIONS(paillasse::ui::ComparedRows)

public:
    static std::vector<ComparedRow> of(const client::TrayEntry& entry, const client::Directory& directory, Instant now);

private:
    static std::vector<ComparedRow> lines(const client::TrayEntry& entry, const client::Directory& directory, Instant now);
    static std::vector<ComparedRow> traits(const lab::CorrectPatient& mine, const lab::Patient& theirs);
    static QString shown(const lab::Measurement& measurement, Instant at, Instant now);
};

} // namespace paillasse::ui
