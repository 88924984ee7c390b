// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reception/receptiondraft.h"

#include "ui/drafts/draftnote.h"
#include "ui/reception/orderform.h"
#include "ui/reception/patientform.h"
#include "ui/reception/receptionpresenter.h"

namespace paillasse::ui {

namespace {

constexpr auto formPlace = "reception.form";
constexpr auto formField = "form";
constexpr auto patientField = "patient";
constexpr auto ofOrder = "order";
constexpr auto ofNewPatient = "new-patient";
constexpr auto ofCorrection = "correction";

} // namespace

ReceptionDraft::ReceptionDraft(ReceptionPresenter& presenter, PatientForm& patientForm, OrderForm& orderForm, DraftNote& note, QObject* parent)
    : QObject(parent), m_presenter(presenter), m_patientForm(patientForm), m_orderForm(orderForm), m_note(note), m_keeper(presenter.drafts(), [this] { return collect(); }, this)
{
    connect(&patientForm, &PatientForm::edited, &m_keeper, &DraftKeeper::touch);
    connect(&orderForm, &OrderForm::edited, &m_keeper, &DraftKeeper::touch);
    connect(&presenter.drafts(), &client::Drafts::loaded, this, &ReceptionDraft::resume);
    connect(&note, &DraftNote::givenUp, this, &ReceptionDraft::givenUp);
}

void ReceptionDraft::begin(QWidget* form)
{
    m_form = form;
    m_resuming.reset();
}

void ReceptionDraft::end()
{
    m_keeper.drop(formPlace);
    m_note.show({});
    m_form = nullptr;
}

client::KeptDraft ReceptionDraft::collect() const
{
    if (!m_form)
        return {};
    client::KeptDraft draft{formPlace, {}, {}, {}, {}};
    if (m_form == &m_orderForm && m_orderForm.isChanged()) {
        draft.fields = m_orderForm.fields();
        draft.fields.push_back({formField, ofOrder});
        draft.fields.push_back({patientField, m_orderForm.patient().toString()});
    }
    if (m_form == &m_patientForm && m_patientForm.isChanged()) {
        const auto before = m_patientForm.draft().before;
        draft.fields = m_patientForm.fields();
        draft.fields.push_back({formField, before ? ofCorrection : ofNewPatient});
        if (before)
            draft.fields.push_back({patientField, before->id.toString()});
    }
    return draft;
}

void ReceptionDraft::resume()
{
    const auto* kept = m_presenter.drafts().find(formPlace);
    const auto* form = kept ? kept->field(formField) : nullptr;
    if (!form || m_form || m_resuming)
        return;
    if (const auto* patient = kept->field(patientField)) {
        m_resuming = *kept;
        return m_presenter.openPatient(lab::PatientId::parse(*patient).value_or(lab::PatientId()));
    }
    const auto draft = *kept; // filling the form keeps it again
    m_patientForm.begin({}, m_presenter.today());
    Q_EMIT resuming(&m_patientForm);
    m_patientForm.fill(draft);
    m_note.show(draft.at);
}

void ReceptionDraft::resumeWithPatient()
{
    const auto& patient = m_presenter.patient()->patient;
    const auto* wanted = m_resuming ? m_resuming->field(patientField) : nullptr;
    if (!wanted || *wanted != patient.id.toString() || m_form)
        return;
    const auto draft = *std::exchange(m_resuming, {});
    if (const auto* form = draft.field(formField); *form == ofOrder) {
        m_orderForm.begin(patient, m_presenter.now());
        Q_EMIT resuming(&m_orderForm);
        m_orderForm.fill(draft);
    } else {
        m_patientForm.begin(PatientDrafts::correcting(patient), m_presenter.today());
        Q_EMIT resuming(&m_patientForm);
        m_patientForm.fill(draft);
    }
    m_note.show(draft.at);
}

} // namespace paillasse::ui
