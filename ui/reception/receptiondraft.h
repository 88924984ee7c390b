// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "ui/drafts/draftkeeper.h"

class QWidget;

namespace paillasse::ui {

class DraftNote;
class OrderForm;
class PatientForm;
class ReceptionPresenter;

// The reception's form that is being filled: kept while somebody types, and begun again as it was after a lock or a crash.
class ReceptionDraft final : public QObject {
    Q_OBJECT

public:
    ReceptionDraft(ReceptionPresenter& presenter, PatientForm& patientForm, OrderForm& orderForm, DraftNote& note, QObject* parent);

    // One of the two is in front now: what is typed into it is kept.
    void begin(QWidget* form);
    // Saved or given up.
    void end();
    void flush() { m_keeper.flush(); }
    // The form that was being filled before, once the drafts are there; nothing while another one is in front.
    void resume();
    // The presenter's patient is there: perhaps the one whose form is to come back.
    void resumeWithPatient();

Q_SIGNALS:
    // Its form is filled next: it must be in front by then, and begun.
    void resuming(QWidget* form);
    void givenUp();

private:
    [[nodiscard]] client::KeptDraft collect() const;

    ReceptionPresenter& m_presenter;
    PatientForm& m_patientForm;
    OrderForm& m_orderForm;
    DraftNote& m_note;
    DraftKeeper m_keeper;
    QWidget* m_form = nullptr; // in front
    std::optional<client::KeptDraft> m_resuming; // its patient is being asked for
};

} // namespace paillasse::ui
