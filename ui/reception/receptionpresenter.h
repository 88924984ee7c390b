// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <utility>

#include <QObject>

#include "ui/models/olderhistory.h"
#include "ui/models/orderqueue.h"
#include "ui/reception/orderdesk.h"
#include "ui/reception/patientsearch.h"
#include "ui/reception/registration.h"

namespace paillasse::ui {

// What the reception shows and does, without a widget: the day's orders, the search, the patient or the order in front.
class ReceptionPresenter : public QObject {
    Q_OBJECT

public:
    enum class Front { Nothing, Patient, Order };

    ReceptionPresenter(client::Engine& engine, QObject* parent = nullptr);

    [[nodiscard]] PatientSearch& searching() { return m_search; }
    [[nodiscard]] const PatientSearch& searching() const { return m_search; }
    [[nodiscard]] Registration& registration() { return m_registration; }
    [[nodiscard]] OrderDesk& desk() { return m_desk; }
    [[nodiscard]] WorklistModel& worklist() { return m_queue.list(); }
    [[nodiscard]] RowsModel& orders() { return m_orders; } // of the patient in front
    [[nodiscard]] const client::WorkCounts& counts() const { return m_queue.counts(); }
    [[nodiscard]] const client::WorklistFilter& filter() const { return m_queue.filter(); }
    [[nodiscard]] const OlderHistory& older() const { return m_older; }
    [[nodiscard]] Front front() const { return m_front; }
    [[nodiscard]] const client::PatientFile* patient() const { return m_patient ? &*m_patient : nullptr; }
    [[nodiscard]] client::DirectoryPtr directory() const { return m_engine.records().directory(); }
    [[nodiscard]] client::Drafts& drafts() { return m_engine.drafts(); }
    [[nodiscard]] const client::Drafts& drafts() const { return m_engine.drafts(); }
    [[nodiscard]] Instant now() const { return m_engine.now(); }
    [[nodiscard]] Date today() const;
    [[nodiscard]] bool may(access::Permission permission) const { return m_engine.session().may(permission); }
    // Somebody new only after a search of everybody whose answer is on screen.
    [[nodiscard]] bool mayCreate() const;

    void setToReceive(bool only);
    void refreshAll();
    void openPatient(const lab::PatientId& patient);
    void openOrder(const lab::OrderId& order, lab::SpecimenNumber tube = 0);
    void openNothing();
    // The tube that was scanned, once: what somebody chooses afterwards stays chosen.
    [[nodiscard]] lab::SpecimenNumber takeScannedTube() { return std::exchange(m_tube, lab::SpecimenNumber{0}); }

Q_SIGNALS:
    void listChanged();
    void frontChanged();
    void patientChanged();
    void said(const QString& text, bool isTrouble);

private:
    void askPatient();
    void showOrders();

    client::Engine& m_engine;
    OrderQueue m_queue;
    RowsModel m_orders;
    PatientSearch m_search;
    Registration m_registration;
    OrderDesk m_desk;
    OlderHistory m_older;
    Front m_front = Front::Nothing;
    lab::PatientId m_openPatient;
    bool m_isOpening = false; // that patient comes to the front
    std::optional<client::PatientFile> m_patient;
    lab::SpecimenNumber m_tube = 0;
};

} // namespace paillasse::ui
