// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QTimer>

#include "ui/migration/migrationspresenter.h"
#include "ui/migration/sampledialog.h"
#include "ui/security/securitypage.h"
#include "ui/security/trailform.h"

class QTabWidget;

namespace paillasse::ui {

class DataTable;
class Label;
class MandateDialog;
class MigrationSide;

// The migrations as a governed procedure: what is under way, how far it is, mandated against produced, and what comes next.
class MigrationsPage final : public SecurityPage {
    Q_OBJECT

public:
    // Who may approve what is drafted here, without whoever drafts.
    using Approvers = std::function<QList<Choice>()>;

    MigrationsPage(const Theme& theme, client::Migrations& migrations, const Clock& clock, const lab::LaboratoryId& laboratory, const MigrationActor& actor, Approvers approvers, QWidget* parent = nullptr);

    [[nodiscard]] QString id() const override { return QStringLiteral("migrations"); }
    [[nodiscard]] QString title() const override { return tr("Migrations"); }
    [[nodiscard]] Icon icon() const override { return Icon::Switch; }
    [[nodiscard]] int count() const override { return m_presenter.openCount(); }
    [[nodiscard]] QString searchHint() const override { return tr("System, recipient or instruction…"); }
    [[nodiscard]] QList<Chip> chips() const override;
    [[nodiscard]] QList<KeyAction> keys() const override;
    void activate() override { refresh(); }
    void focusEntry() override;
    void search(const QString& text) override { m_presenter.search(text); }
    void toggleChip(const QString& id, bool on) override;
    void open(const QString& subject) override;
    void lock() override;

    [[nodiscard]] MigrationsPresenter& presenter() { return m_presenter; }

protected:
    void refresh() override { m_presenter.refresh(); }
    void guard(OnlineOnly& online) override;

private:
    void build();
    DataTable* addTab(const QString& name, RowsModel& model, const QList<int>& widths, int stretch);
    void show();
    void perform(MigrationTask task);
    void askApproval();
    void askSources();
    void askExplanation(const QString& number);
    void askAbandon();
    void askAcknowledgement();
    void askCertificate();
    void askStep(const QString& title, const QString& what, const QString& confirm, const migration::StepBody& body);
    void compare();
    void draft();

    const Clock& m_clock;
    lab::LaboratoryId m_laboratory;
    Approvers m_approvers;
    MigrationsPresenter m_presenter;
    DataTable* m_list;
    Label* m_empty;
    QTabWidget* m_tabs;
    MigrationSide* m_side;
    QPointer<SampleDialog> m_sample;
    QTimer m_soon;
};

} // namespace paillasse::ui
