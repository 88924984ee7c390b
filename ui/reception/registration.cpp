// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reception/registration.h"

#include <algorithm>
#include <memory>

#include "app/lab/rules/nir.h"
#include "ui/theme/format.h"
#include "ui/words/refusalwords.h"

namespace paillasse::ui {

Registration::Registration(client::Engine& engine, QObject* parent) : QObject(parent), m_engine(engine) {}

Date Registration::today() const
{
    return Format::localDay(m_engine.now());
}

void Registration::forgetDoubles()
{
    m_seenDoublesOf.clear();
    if (m_doubles.empty())
        return;
    m_doubles.clear();
    Q_EMIT doublesChanged();
}

void Registration::look(const PatientDraft& draft)
{
    lookUp(draft, [] {});
}

void Registration::lookUp(const PatientDraft& draft, std::function<void()> then)
{
    const auto patient = PatientDrafts::prepared(draft, today());
    const auto& identity = patient.identity;
    struct Answers {
        std::vector<client::PatientHit> hits;
        int open = 2;
    };
    auto answers = std::make_shared<Answers>();
    const auto own = draft.before ? draft.before->id : lab::PatientId();
    const auto gather = [this, answers, own, then = std::move(then)](const Result<std::vector<client::PatientHit>>& hits, std::optional<Date> born) {
        if (hits)
            for (const auto& hit : *hits)
                if (hit.id != own && (!born || hit.birthDate == *born) && std::ranges::find(answers->hits, hit.id, &client::PatientHit::id) == answers->hits.end())
                    answers->hits.push_back(hit);
        if (--answers->open > 0)
            return;
        m_doubles = answers->hits;
        Q_EMIT doublesChanged();
        then();
    };
    const auto& nothing = std::vector<client::PatientHit>();
    if (identity.birthName.empty() || identity.birthDate.isNull())
        gather(nothing, {});
    else
        m_engine.records().searchPatients(identity.birthName + ' ' + Format::date(identity.birthDate).toStdString(), &m_byName,
                                          [gather, born = identity.birthDate](const auto& hits) { gather(hits, born); });
    if (lab::checkNir(identity.insMatricule, true) == lab::NirState::Malformed)
        gather(nothing, {});
    else
        m_engine.records().searchPatients(identity.insMatricule, &m_byNumber, [gather](const auto& hits) { gather(hits, {}); });
}

void Registration::save(const PatientDraft& draft, const QString& reason)
{
    if (m_busy)
        return;
    if (const auto missing = PatientDrafts::missing(draft, today()); !missing.isEmpty()) {
        Q_EMIT said(missing, true);
        return;
    }
    if (draft.before)
        return correct(draft, reason);
    const auto patient = PatientDrafts::prepared(draft, today());
    const auto who = patient.identity.birthName + '|' + patient.identity.birthDate.toIso() + '|' + patient.identity.insMatricule;
    lookUp(draft, [this, patient, who] {
        if (!m_doubles.empty() && m_seenDoublesOf != who) {
            m_seenDoublesOf = who;
            Q_EMIT said(tr("Somebody with this name and birth date, or this number, is known already. Open them, or save again to create another person all the same."), true);
            return;
        }
        create(patient);
    });
}

void Registration::create(const lab::Patient& patient)
{
    if (m_busy)
        return;
    m_busy = true;
    withNumber(&Registration::m_patientNumber, &client::Acts::takePatientNumber, [this, patient] { createWith(patient, m_patientNumber); }, [this](const Error& error) { sayNoNumber(error); });
}

void Registration::reservePatientNumber()
{
    withNumber(&Registration::m_patientNumber, &client::Acts::takePatientNumber, [] {}, [this](const Error& error) {
        if (isUsedUp(error))
            Q_EMIT noNumberLeft(tr("Offline: this workstation has no patient number left, and needs the store for more. Nobody can be registered until it is back."));
    });
}

void Registration::reserveAccession()
{
    withNumber(&Registration::m_accession, &client::Acts::takeAccession, [] {}, [this](const Error& error) {
        if (isUsedUp(error))
            Q_EMIT noNumberLeft(tr("Offline: this workstation has no order number left, and needs the store for more. No order can be placed until it is back."));
    });
}

// Taken once and kept: what is given up leaves its number to the next.
void Registration::withNumber(std::string Registration::*number, void (client::Acts::*take)(QObject*, client::Reply<std::string>), const std::function<void()>& then,
                              const std::function<void(const Error&)>& without)
{
    if (!(this->*number).empty())
        return then();
    (m_engine.acts().*take)(this, [this, number, then, without](const Result<std::string>& taken) {
        if (!taken)
            return without(taken.error());
        if ((this->*number).empty())
            this->*number = *taken;
        then();
    });
}

void Registration::createWith(lab::Patient patient, const std::string& number)
{
    patient.id = lab::PatientId::make(m_engine.now());
    patient.number = number;
    submit(lab::documentId(patient.id), lab::RegisterPatient{patient}, [this, id = patient.id] {
        m_patientNumber.clear();
        m_seenDoublesOf.clear();
        Q_EMIT patientSaved(id);
    });
}

void Registration::correct(const PatientDraft& draft, const QString& reason)
{
    m_busy = true;
    const auto patient = PatientDrafts::prepared(draft, today());
    const lab::CorrectPatient body{patient.identity, patient.contact, patient.insuredNir, reason.toStdString(), patient.isStaff, patient.isProtected};
    submit(lab::documentId(patient.id), body, [this, id = patient.id] { Q_EMIT patientSaved(id); });
}

void Registration::place(const OrderDraft& draft, const lab::PatientId& patient)
{
    if (m_busy)
        return;
    if (const auto missing = OrderDrafts::missing(draft, m_engine.now()); !missing.isEmpty()) {
        Q_EMIT said(missing, true);
        return;
    }
    m_busy = true;
    withNumber(&Registration::m_accession, &client::Acts::takeAccession, [this, draft, patient] { placeWith(draft, patient, m_accession); }, [this](const Error& error) { sayNoNumber(error); });
}

void Registration::placeWith(const OrderDraft& draft, const lab::PatientId& patient, const std::string& accession)
{
    const auto id = lab::OrderId::make(m_engine.now());
    const auto body = OrderDrafts::placing(draft, patient, accession, *m_engine.records().directory());
    submit(lab::documentId(id), body, [this, id, number = QString::fromStdString(accession)] {
        m_accession.clear();
        Q_EMIT orderPlaced(id, number);
    });
}

void Registration::savePrescriber(lab::Prescriber prescriber)
{
    if (m_busy)
        return;
    m_busy = true;
    if (prescriber.id.isNull())
        prescriber.id = lab::PrescriberId::make(m_engine.now());
    submit(lab::documentId(prescriber.id), lab::RegisterPrescriber{prescriber}, [this, prescriber] { Q_EMIT prescriberSaved(prescriber); });
}

void Registration::submit(const lab::DocumentId& subject, const lab::ActBody& body, std::function<void()> done)
{
    m_engine.acts().submit(subject, body, {}, this, [this, done = std::move(done)](const client::Submission& submission) {
        m_busy = false;
        if (submission.isCommitted())
            done();
        else
            Q_EMIT said(RefusalWords::of(submission), true);
    });
}

void Registration::sayNoNumber(const Error& error)
{
    m_busy = false;
    Q_EMIT said(isUsedUp(error) ? tr("This workstation has no number left, and the store cannot be reached for more. What you typed stays here.")
                                                  : tr("No number could be taken. What you typed stays here; try again."),
                true);
}

} // namespace paillasse::ui
