// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/reception/receptionpresenter.h"
#include "ui/reception/receptionside.h"
#include "ui/shell/page.h"

class QStackedWidget;

namespace paillasse::ui {

class Label;
class OrderForm;
class OrderView;
class PatientForm;
class PatientView;
class ReceptionDraft;
class Theme;

// The reception: on the left the tubes that are awaited, or who the search found; on the right the patient, the order, or the form
// that is being filled. A patient is created only from a search that found nobody fitting.
class ReceptionPage final : public Page {
    Q_OBJECT

public:
    ReceptionPage(const Theme& theme, client::Engine& engine, QWidget* parent = nullptr);

    [[nodiscard]] QString id() const override { return QStringLiteral("reception"); }
    [[nodiscard]] QString title() const override { return tr("Reception"); }
    [[nodiscard]] Icon icon() const override { return Icon::Reception; }
    [[nodiscard]] int count() const override { return m_presenter.counts().toReceive; }
    [[nodiscard]] QString searchHint() const override { return tr("Name, birth date, NIR, tube…"); }
    [[nodiscard]] QList<Chip> chips() const override;
    [[nodiscard]] QList<KeyAction> keys() const override;
    void activate() override;
    void focusEntry() override;
    void search(const QString& text) override;
    void submitSearch(const QString& text) override;
    void toggleChip(const QString& id, bool on) override;
    void open(const QString& subject) override;
    void lock() override;

    [[nodiscard]] ReceptionPresenter& presenter() { return m_presenter; }
    [[nodiscard]] PatientForm& patientForm() { return *m_patientForm; }
    [[nodiscard]] OrderForm& orderForm() { return *m_orderForm; }
    [[nodiscard]] OrderView& orderView() { return *m_orderView; }
    [[nodiscard]] DataTable& queue() { return m_side->queue(); }
    [[nodiscard]] DataTable& hits() { return m_side->hits(); }

private:
    QWidget* buildFront();
    void connectSide();
    void connectFront();
    void connectRegistration();
    void showFront();
    void newPatient();
    void correctPatient();
    void newOrder();
    void savePatient();
    void leaveForm();      // asks first where something was typed
    void closeForm();
    // What is being typed stays in front until it is saved or given up; says so.
    bool isTaken();
    [[nodiscard]] bool isForm() const;
    void begin(QWidget* form);
    void say(const QString& text, bool isTrouble);

    const Theme& m_theme;
    ReceptionPresenter m_presenter;
    ReceptionSide* m_side;
    QStackedWidget* m_front;
    Label* m_empty;
    PatientView* m_patient;
    OrderView* m_orderView;
    PatientForm* m_patientForm;
    OrderForm* m_orderForm;
    Label* m_said;
    ReceptionDraft* m_draft;
    std::string m_prescriberPlace; // of the draft that the dialog over an order's form keeps
    bool m_correctsPrescriber = false;
    bool m_orderNext = false; // somebody new came to be ordered for
};

} // namespace paillasse::ui
