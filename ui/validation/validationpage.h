// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>

#include "ui/drafts/draftkeeper.h"
#include "ui/shell/page.h"
#include "ui/validation/validationpresenter.h"

class QPlainTextEdit;
class QStackedWidget;
class QListView;

namespace paillasse::ui {

class ActionButton;
class Card;
class DataTable;
class DraftNote;
class EmergencyPrint;
class HistoryChart;
class IdentityBanner;
class Label;
class NewRowsChip;
class OnlineOnly;
class ReasonDialog;
class SigningGate;
class Theme;

// Biological validation: the queue, the order with everything that was done to it, and one key for the signature.
class ValidationPage final : public Page {
    Q_OBJECT

public:
    ValidationPage(const Theme& theme, client::Engine& engine, QWidget* parent = nullptr);

    [[nodiscard]] QString id() const override { return QStringLiteral("validation"); }
    [[nodiscard]] QString title() const override { return tr("Validation"); }
    [[nodiscard]] Icon icon() const override { return Icon::Validation; }
    [[nodiscard]] int count() const override { return m_presenter.counts().toValidate; }
    [[nodiscard]] QString searchHint() const override { return tr("Number, patient, birth date…"); }
    [[nodiscard]] QList<Chip> chips() const override;
    [[nodiscard]] QWidget* topWidget() override;
    [[nodiscard]] QList<KeyAction> keys() const override;
    void activate() override { m_presenter.refreshAll(); }
    void focusEntry() override;
    void search(const QString& text) override { m_presenter.search(text); }
    void toggleChip(const QString& id, bool on) override;
    void open(const QString& subject) override;
    void lock() override;

    [[nodiscard]] ValidationPresenter& presenter() { return m_presenter; }
    [[nodiscard]] DataTable& queue() { return *m_queue; }
    [[nodiscard]] DataTable& grid() { return *m_grid; }
    [[nodiscard]] QString said() const;
    // Whose report was signed last here; F10 shows it.
    [[nodiscard]] const lab::OrderId& released() const { return m_released; }

private:
    QWidget* buildQueue();
    QWidget* buildOrder();
    QWidget* buildSide();
    void connectAll();
    void showFile();
    void showNotes();
    void showInterpretation();
    [[nodiscard]] client::KeptDraft collect() const;
    void resume();
    void giveUpDraft();
    void openKept(ReasonDialog* dialog, const char* why);
    void showChart();
    void sign(lab::LineId only);
    void askCorrection(const std::vector<lab::LineId>& lines);
    void signNow(const std::vector<lab::LineId>& lines, const QString& reason);
    void askSendBack();
    void afterRelease(const lab::OrderId& order, int version);
    void showReport();
    void nameBatch();
    void askBatch();
    void showBatch();
    void signBatch(const std::vector<lab::OrderId>& orders);
    void say(const QString& text, bool isTrouble);

    const Theme& m_theme;
    client::Engine& m_engine;
    ValidationPresenter m_presenter;
    DataTable* m_queue;
    NewRowsChip* m_newRows;
    QStackedWidget* m_stack;
    IdentityBanner* m_banner;
    Card* m_notes;
    Label* m_notesText;
    DataTable* m_grid;
    QPlainTextEdit* m_interpretation;
    DraftNote* m_draftNote;
    DraftKeeper m_keeper;
    std::string m_accession; // of the order whose interpretation is in front
    QString m_began;         // its interpretation as the last report has it
    lab::OrderId m_looked; // whose draft was looked for
    HistoryChart* m_chart;
    QListView* m_trail;
    Label* m_said;
    ActionButton* m_sign;
    ActionButton* m_signClear;
    OnlineOnly* m_online;
    ActionButton* m_glass;
    SigningGate* m_gate;
    EmergencyPrint* m_emergency;
    lab::OrderId m_interpreted;
    lab::OrderId m_released;
    bool m_firstList = true;
};

} // namespace paillasse::ui
