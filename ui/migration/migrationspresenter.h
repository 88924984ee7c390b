// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QObject>

#include "app/client/migrations.h"
#include "ui/migration/migrationwords.h"
#include "ui/models/rowsmodel.h"

namespace paillasse::ui {

// Who is in front of the page, and what they may do with migrations.
struct MigrationActor {
    lab::PersonId person;
    bool mayDraft = false;    // and begin staging and check
    bool mayApprove = false;
    bool mayAccept = false;   // and compare records: approves, and sees the patients' data

    // Who drafts and who approves may both explain, abandon and enter an acknowledgement.
    [[nodiscard]] bool mayTend() const { return mayDraft || mayApprove; }
};

// What comes next for whoever is in front.
enum class MigrationTask { None, Approve, BeginStaging, BeginCheck, Explain, Compare, Accept, Acknowledge, SaveCertificate };

// The migrations as the page lists them, and the one in front.
class MigrationsPresenter final : public QObject {
    Q_OBJECT

public:
    MigrationsPresenter(client::Migrations& migrations, const Clock& clock, const MigrationActor& actor, QObject* parent = nullptr);

    [[nodiscard]] RowsModel& list() { return m_list; }
    [[nodiscard]] RowsModel& steps() { return m_steps; }
    [[nodiscard]] RowsModel& fields() { return m_fields; }
    [[nodiscard]] RowsModel& differences() { return m_differences; }
    [[nodiscard]] bool showsAll() const { return m_showsAll; }
    void setShowsAll(bool all);
    void search(const QString& text);
    [[nodiscard]] int openCount() const;
    [[nodiscard]] QString emptyWords() const;

    void choose(const QString& id);
    [[nodiscard]] const std::optional<client::MigrationView>& current() const { return m_current; }
    [[nodiscard]] const client::MigrationLine* line() const;
    [[nodiscard]] QStringList mandateWords() const;
    [[nodiscard]] QString nextWords() const;
    [[nodiscard]] MigrationTask task() const;
    [[nodiscard]] bool mayDraft() const { return m_actor.mayDraft && !m_isStepping; }
    [[nodiscard]] bool mayAbandon() const;
    // The records of the sample that nobody has compared yet.
    [[nodiscard]] std::vector<std::uint64_t> toCompare() const;
    // Those differences of the one in front that wait for words; `number` first, and the others of its kind where `alike` is asked.
    [[nodiscard]] std::vector<std::uint32_t> toExplain(const QString& number, bool alike) const;

    // The list and the one in front are asked for again; ends in changed.
    void refresh();
    // The store is at work on one of them: worth asking again soon.
    [[nodiscard]] bool isAtWork() const;
    void draft(const migration::Mandate& mandate) { step(mandate.id, migration::Draft{mandate}, {}); }
    void step(const migration::StepBody& body, const std::vector<std::string>& sources = {});
    void sample(std::uint64_t record, QObject* context, client::Reply<client::MigrationSample> reply);
    void certificate(QObject* context, client::Reply<client::MigrationCertificate> reply);
    void say(const QString& text, bool isTrouble) { Q_EMIT said(text, isTrouble); }
    [[nodiscard]] Instant now() const { return m_clock.now(); }

Q_SIGNALS:
    void changed();
    void said(const QString& text, bool isTrouble);

private:
    void step(const migration::MigrationId& id, const migration::StepBody& body, const std::vector<std::string>& sources);
    void relist();
    void show();
    void askCurrent();
    void askMore();
    void take(const client::MigrationView& view);

    client::Migrations& m_migrations;
    const Clock& m_clock;
    MigrationActor m_actor;
    std::vector<client::MigrationLine> m_known;
    bool m_isKnown = false;
    bool m_showsAll = false;
    bool m_isStepping = false;
    QString m_search;
    QString m_chosen;
    std::optional<client::MigrationView> m_current;
    client::MigrationProgress m_progress;
    RowsModel m_list;
    RowsModel m_steps;
    RowsModel m_fields;
    RowsModel m_differences;
};

} // namespace paillasse::ui
