// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QObject>

#include "app/client/engine.h"
#include "ui/reception/orderdraft.h"
#include "ui/reception/patientdraft.h"

namespace paillasse::ui {

// Saves what the forms hold: people, orders, prescribers. A number that was taken and not used serves the next attempt.
class Registration : public QObject {
    Q_OBJECT

public:
    Registration(client::Engine& engine, QObject* parent = nullptr);

    // Who is already known with this name and birth date, or with this national number.
    [[nodiscard]] const std::vector<client::PatientHit>& doubles() const { return m_doubles; }
    [[nodiscard]] bool isBusy() const { return m_busy; }
    void look(const PatientDraft& draft);
    // Looks for doubles first; where there are any, a second request for the same person is needed.
    void save(const PatientDraft& draft, const QString& reason = {});
    void place(const OrderDraft& draft, const lab::PatientId& patient);
    // Before anything is typed: a number for what is to be registered, kept until it is used. Where none is left, noNumberLeft.
    void reservePatientNumber();
    void reserveAccession();
    void savePrescriber(lab::Prescriber prescriber); // without an id: a new one
    void forgetDoubles();

Q_SIGNALS:
    void doublesChanged();
    void patientSaved(const paillasse::lab::PatientId& patient);
    void orderPlaced(const paillasse::lab::OrderId& order, const QString& accession);
    void prescriberSaved(const paillasse::lab::Prescriber& prescriber);
    // This workstation's numbers are used up, and only the store gives more.
    void noNumberLeft(const QString& why);
    void said(const QString& text, bool isTrouble);

private:
    void lookUp(const PatientDraft& draft, std::function<void()> then);
    void create(const lab::Patient& patient);
    void createWith(lab::Patient patient, const std::string& number);
    void correct(const PatientDraft& draft, const QString& reason);
    void placeWith(const OrderDraft& draft, const lab::PatientId& patient, const std::string& accession);
    void submit(const lab::DocumentId& subject, const lab::ActBody& body, std::function<void()> done);
    void withNumber(std::string Registration::*number, void (client::Acts::*take)(QObject*, client::Reply<std::string>), const std::function<void()>& then, const std::function<void(const Error&)>& without);
    void sayNoNumber(const Error& error);
    [[nodiscard]] static bool isUsedUp(const Error& error) { return error.code == ErrorCode::NotFound; }
    [[nodiscard]] Date today() const;

    client::Engine& m_engine;
    QObject m_byName; // one question of each kind at a time
    QObject m_byNumber;
    std::vector<client::PatientHit> m_doubles;
    std::string m_seenDoublesOf;
    std::string m_patientNumber;
    std::string m_accession;
    bool m_busy = false;
};

} // namespace paillasse::ui
