// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/listkeys.h"
#include "ui/models/rowsmodel.h"
#include "ui/reports/reportspresenter.h"
#include "ui/shell/page.h"

class QComboBox;
class QStackedWidget;

namespace paillasse::ui {

class ActionButton;
class BadgeLabel;
class DataTable;
class IdentityBanner;
class Label;
class NewRowsChip;
class OnlineOnly;
class PdfView;
class ReasonDialog;
class SigningGate;
struct Reason;
class Theme;

class ReportsPage final : public Page {
    Q_OBJECT

public:
    ReportsPage(const Theme& theme, client::Engine& engine, QWidget* parent = nullptr);

    [[nodiscard]] QString id() const override { return QStringLiteral("reports"); }
    [[nodiscard]] QString title() const override { return tr("Reports"); }
    [[nodiscard]] Icon icon() const override { return Icon::Document; }
    [[nodiscard]] int count() const override { return m_presenter.counts().reportsToDeliver; }
    [[nodiscard]] QString searchHint() const override { return tr("Number, patient, birth date…"); }
    [[nodiscard]] QList<Chip> chips() const override;
    [[nodiscard]] QList<KeyAction> keys() const override;
    void activate() override { m_presenter.refreshAll(); }
    void focusEntry() override;
    void search(const QString& text) override;
    void toggleChip(const QString& id, bool on) override;
    void open(const QString& subject) override;
    void lock() override;

    [[nodiscard]] ReportsPresenter& presenter() { return m_presenter; }
    [[nodiscard]] RowsModel& deliveries() { return m_deliveries; }

private:
    QWidget* buildReport();
    void connectAll();
    void showFile();
    void showPdf();
    void showLog();
    void print();
    void printFor(const QString& to, const QByteArray& pdf, const ReportsPresenter::Subject& of);
    void askDelivery();
    void askWithdrawal();
    void askReopening();
    ReasonDialog* openAmending(const QString& title, const QString& question, const QList<Reason>& reasons, const QString& confirm);
    void say(const QString& text, bool isTrouble);

    const Theme& m_theme;
    client::Engine& m_engine;
    ReportsPresenter m_presenter;
    DataTable* m_queue;
    NewRowsChip* m_newRows;
    QStackedWidget* m_stack;
    Label* m_empty;
    IdentityBanner* m_banner;
    QComboBox* m_versions;
    BadgeLabel* m_badges;
    RowsModel m_deliveries;
    DataTable* m_log;
    PdfView* m_view;
    OnlineOnly* m_online;
    Label* m_said;
    ActionButton* m_reopen;
    ActionButton* m_withdraw;
    SigningGate* m_gate;
    std::optional<ListKeys> m_keys;
};

} // namespace paillasse::ui
