// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QStringList>

#include "app/client/migrations.h"
#include "ui/models/rowsmodel.h"

namespace paillasse::ui {

// How far a migration is, in words.
class MigrationWords {
    Q_DECLARE_TR_FUNCTIONS(paillasse::ui::MigrationWords)

public:
    static Badge badgeOf(migration::JobState state, migration::Work work);
    static QString of(migration::Work work);
    static QString of(migration::DifferenceKind kind);
    static QString of(migration::StepRefusal refusal);
    static QString of(const Error& error);
    // A state as the store's console calls it ("urgent", "qualified", "yes"); what is none stays.
    static QString ofState(const std::string& word);
    static QString titleOf(const client::MigrationLine& line);
    // "before 12/03/2026 17:00", or how long it is over.
    static QString dueOf(Instant due, Instant now);
    // As somebody typed or pasted it; nothing: it is none.
    static std::optional<Bytes> sha256In(const QString& text);

    static Row rowOf(const client::MigrationLine& line, Instant now);
    // The mandate in short: who instructs, on what ground, what, for whom.
    static QStringList mandateOf(const client::MigrationView& view);
    // The fields that are asked for though they are usually not: free text, contacts, the social security number.
    static QStringList besideUsual(const migration::Mandate& mandate);
    // What it waits for now.
    static QString nextOf(const client::MigrationView& view, const client::MigrationProgress& progress);

    static QList<Row> stepsOf(const client::MigrationView& view, Instant now);
    // Each field: mandated or not, how often it was in the source, and how often it came out.
    static QList<Row> fieldsOf(const client::MigrationView& view);
    static QList<Row> differencesOf(const client::MigrationView& view);
    // Who drafted does not accept, and who approved only where somebody else compared records too.
    static bool othersAccept(const client::MigrationView& view, const lab::PersonId& person);
    // How many wait for an explanation.
    static std::uint64_t unexplainedOf(const client::MigrationView& view);
    static QString nameOf(const client::MigrationView& view, const lab::PersonId& person);
    static QList<Row> sampleOf(const client::MigrationSample& sample);
};

} // namespace paillasse::ui
