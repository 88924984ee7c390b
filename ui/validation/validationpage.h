// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/listkeys.h"
#include "ui/shell/page.h"
#include "ui/validation/validationpresenter.h"

class QStackedWidget;

namespace paillasse::ui {

class ActionButton;
class ClearOrders;
class DataTable;
class EmergencyPrint;
class IdentityBanner;
class InterpretationCard;
class Label;
class NewRowsChip;
class OnlineOnly;
class OrderSide;
class ReadFirstCard;
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
    void search(const QString& text) override;
    void submitSearch(const QString& text) override;
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
    void connectAll();
    void showFile();
    void nameSigning();
    void openKept(ReasonDialog* dialog, const char* why);
    [[nodiscard]] lab::LineId currentLine() const;
    void sign(lab::LineId only);
    void askCorrection(const client::ReleaseRequest& request);
    void signNow(const client::ReleaseRequest& request);
    void askSendBack();
    void afterRelease(const lab::OrderId& order, int version);
    void showReport();
    void say(const QString& text, bool isTrouble);

    const Theme& m_theme;
    client::Engine& m_engine;
    ValidationPresenter m_presenter;
    DataTable* m_queue;
    NewRowsChip* m_newRows;
    QStackedWidget* m_stack;
    Label* m_empty;
    IdentityBanner* m_banner;
    ReadFirstCard* m_readFirst;
    DataTable* m_grid;
    InterpretationCard* m_interpretation;
    OrderSide* m_side;
    Label* m_said;
    ActionButton* m_sign;
    OnlineOnly* m_online;
    ActionButton* m_glass;
    SigningGate* m_gate;
    ClearOrders* m_clear;
    EmergencyPrint* m_emergency;
    lab::OrderId m_released;
    std::optional<ListKeys> m_keys;
};

} // namespace paillasse::ui
