// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reception/receptionpage.h"

#include <QMessageBox>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/confidential/withheld.h"
#include "ui/drafts/dialogkeeper.h"
#include "ui/drafts/draftnote.h"
#include "ui/drafts/reasonkeeper.h"
#include "ui/reception/orderform.h"
#include "ui/reception/orderview.h"
#include "ui/reception/patientform.h"
#include "ui/reception/patientview.h"
#include "ui/reception/prescriberdialog.h"
#include "ui/reception/receptiondraft.h"
#include "ui/widgets/label.h"
#include "ui/widgets/reasondialog.h"

namespace paillasse::ui {

using access::Permission;

namespace {

constexpr auto prescriberPlace = "reception.prescriber"; // of the dialog over an order's form

} // namespace

ReceptionPage::ReceptionPage(const Theme& theme, client::Engine& engine, QWidget* parent) : Page(parent), m_theme(theme), m_presenter(engine)
{
    auto* splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setChildrenCollapsible(false);
    m_side = new ReceptionSide(theme, m_presenter, this);
    splitter->addWidget(m_side);
    splitter->addWidget(buildFront());
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({theme.px(320), theme.px(850)});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);
    connectSide();
    connectFront();
    connectRegistration();
    connect(&m_presenter, &ReceptionPresenter::said, this, &ReceptionPage::say);
    m_patient->setRights(m_presenter.may(Permission::PlaceOrders), m_presenter.may(Permission::RegisterPatients));
    m_orderView->setRights(m_presenter.may(Permission::ReceiveSpecimens), m_presenter.may(Permission::PlaceOrders), engine.session());
    showFront();
    m_draft->resume();
}

QWidget* ReceptionPage::buildFront()
{
    auto* right = new QWidget(this);
    const auto directory = [this] { return m_presenter.directory(); };
    m_front = new QStackedWidget(right);
    m_empty = new Label(m_theme, TextStyle::Body, tr("Search a patient (Ctrl+F), scan a tube, or choose an order on the left."), m_front);
    m_empty->setInk(ColorRole::Quiet);
    m_empty->setAlignment(Qt::AlignCenter);
    m_patient = new PatientView(m_theme, m_presenter.orders(), m_front);
    m_orderView = new OrderView(m_theme, m_presenter.desk(), directory, m_front);
    m_patientForm = new PatientForm(m_theme, m_front);
    m_orderForm = new OrderForm(m_theme, directory, m_front);
    for (auto* page : std::initializer_list<QWidget*>{m_empty, m_patient, m_orderView, m_patientForm, m_orderForm})
        m_front->addWidget(page);
    m_said = new Label(m_theme, TextStyle::Body, {}, right);
    m_said->setElided(true);
    m_said->setContentsMargins(m_theme.px(16), 0, m_theme.px(16), m_theme.px(8));
    auto* layout = new QVBoxLayout(right);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* note = new DraftNote(m_theme, right);
    note->setContentsMargins(m_theme.px(16), m_theme.px(10), m_theme.px(16), 0);
    m_draft = new ReceptionDraft(m_presenter, *m_patientForm, *m_orderForm, *note, this);
    layout->addWidget(note);
    layout->addWidget(m_front, 1);
    layout->addWidget(m_said);
    return right;
}

void ReceptionPage::connectSide()
{
    connect(m_side, &ReceptionSide::orderEntered, m_orderView, &OrderView::focusEntry);
    connect(m_side, &ReceptionSide::patientEntered, m_patient, &PatientView::focusEntry);
    connect(m_side, &ReceptionSide::newPatientRequested, this, &ReceptionPage::newPatient);
    connect(&m_presenter, &ReceptionPresenter::listChanged, this, [this] {
        Q_EMIT countChanged();
        Q_EMIT chipsChanged();
    });
}

void ReceptionPage::connectFront()
{
    connect(&m_presenter, &ReceptionPresenter::frontChanged, this, &ReceptionPage::showFront);
    connect(&m_presenter, &ReceptionPresenter::patientChanged, this, [this] {
        m_patient->show(*m_presenter.patient(), m_presenter.older().note(), m_presenter.now());
        m_draft->resumeWithPatient();
        if (std::exchange(m_orderNext, false) && m_presenter.may(Permission::PlaceOrders))
            newOrder();
    });
    connect(&m_presenter.desk(), &OrderDesk::changed, this, [this] {
        m_orderView->show(m_presenter.now());
        m_orderView->chooseTube(m_presenter.takeScannedTube());
    });
    connect(m_orderView, &OrderView::glassRequested, this, [this](const lab::PatientId& patient) { Q_EMIT pageRequested(QStringLiteral("confidential"), glassSubject(patient)); });
    connect(m_orderView, &OrderView::patientRequested, &m_presenter, &ReceptionPresenter::openPatient);
    connect(m_orderView, &OrderView::said, this, &ReceptionPage::say);
    connect(m_patient, &PatientView::newOrderRequested, this, &ReceptionPage::newOrder);
    connect(m_patient, &PatientView::correctionRequested, this, &ReceptionPage::correctPatient);
    connect(m_patient, &PatientView::orderChosen, this, [this](const QVariant& id) {
        m_presenter.openOrder(WorklistModel::orderOf(id));
        m_orderView->focusEntry();
    });
    connect(m_draft, &ReceptionDraft::resuming, this, &ReceptionPage::begin);
    connect(m_draft, &ReceptionDraft::givenUp, this, &ReceptionPage::closeForm);
}

void ReceptionPage::connectRegistration()
{
    auto& registration = m_presenter.registration();
    connect(m_patientForm, &PatientForm::saveRequested, this, &ReceptionPage::savePatient);
    connect(m_patientForm, &PatientForm::cancelled, this, &ReceptionPage::leaveForm);
    connect(m_patientForm, &PatientForm::traitsChanged, this, [this, &registration] { registration.look(m_patientForm->draft()); });
    connect(m_patientForm, &PatientForm::openRequested, this, [this](lab::PatientId patient) {
        closeForm(); // which empties the form that named it
        m_presenter.openPatient(patient);
    });
    connect(&registration, &Registration::doublesChanged, this, [this, &registration] { m_patientForm->showDoubles(registration.doubles()); });
    connect(&registration, &Registration::said, this, [this] {
        m_patientForm->setBusy(false);
        m_orderForm->setBusy(false);
    });
    // Said before anything is typed, not at the end of it.
    connect(&registration, &Registration::noNumberLeft, this, [this](const QString& why) {
        closeForm();
        say(why, true);
    });
    connect(&registration, &Registration::patientSaved, this, [this](const lab::PatientId& patient) {
        m_orderNext = !m_patientForm->draft().before;
        closeForm();
        m_presenter.openPatient(patient);
        say(tr("Patient saved"), false);
    });
    connect(m_orderForm, &OrderForm::cancelled, this, &ReceptionPage::leaveForm);
    connect(m_orderForm, &OrderForm::placeRequested, this, [this, &registration] {
        m_orderForm->setBusy(true);
        registration.place(m_orderForm->draft(), m_orderForm->patient());
    });
    connect(&registration, &Registration::orderPlaced, this, [this](const lab::OrderId& order, const QString& accession) {
        closeForm();
        m_presenter.openOrder(order);
        m_orderView->focusEntry();
        say(tr("Order %1 placed. Ctrl+P prints its labels, F12 receives its tubes.").arg(accession), false);
    });
    connect(m_orderForm, &OrderForm::prescriberRequested, this, [this, &registration] {
        const auto known = m_orderForm->prescriber();
        auto* dialog = new PrescriberDialog(m_theme, known, this);
        connect(dialog, &PrescriberDialog::given, &registration, &Registration::savePrescriber);
        connect(dialog, &PrescriberDialog::given, this, [this](const lab::Prescriber& given) { m_correctsPrescriber = !given.id.isNull(); });
        // What was typed of one is not another's.
        m_prescriberPlace = known.id.isNull() ? std::string(prescriberPlace) : prescriberPlace + (':' + known.id.toString());
        keepDialog(m_theme, *dialog, dialog->fields(), m_presenter.drafts(), m_prescriberPlace, {}, {});
        dialog->open();
    });
    connect(&registration, &Registration::prescriberSaved, this, [this](const lab::Prescriber& prescriber) {
        m_orderForm->setPrescriber(prescriber);
        const auto words = m_correctsPrescriber ? tr("The entry of %1 is corrected.") : tr("%1 is in the directory now.");
        say(words.arg(QString::fromStdString(prescriber.name)), false);
    });
}

void ReceptionPage::begin(QWidget* form)
{
    m_front->setCurrentWidget(form);
    m_side->setEnabled(false);
    m_said->clear();
    m_draft->begin(form);
}

QList<Chip> ReceptionPage::chips() const
{
    const bool awaited = m_presenter.filter().queue == client::Queue::ToReceive;
    return {{QStringLiteral("receive"), tr("To receive"), m_presenter.counts().toReceive, awaited, true, false},
            {QStringLiteral("today"), tr("Today's orders"), -1, !awaited, true, false}};
}

QList<KeyAction> ReceptionPage::keys() const
{
    return {{QKeySequence(Qt::Key_F2), tr("New patient, after a search")},
            {QKeySequence(Qt::Key_F3), tr("New order for the patient in front")},
            {QKeySequence(Qt::CTRL | Qt::Key_Return), tr("Save what is typed")},
            {QKeySequence(Qt::Key_Space), tr("Choose a tube that has come")},
            {QKeySequence(Qt::Key_F12), tr("Receive the tubes chosen, or all")},
            {QKeySequence(Qt::Key_F5), tr("Accept a tube with a remark")},
            {QKeySequence(Qt::Key_F6), tr("Reject a tube")},
            {QKeySequence(Qt::Key_F7), tr("Add examinations")},
            {QKeySequence(Qt::Key_Delete), tr("Cancel an examination")},
            {QKeySequence(Qt::CTRL | Qt::Key_P), tr("Print the labels")}};
}

void ReceptionPage::activate()
{
    m_presenter.refreshAll();
}

void ReceptionPage::focusEntry()
{
    if (m_front->currentWidget() == m_patientForm)
        m_patientForm->focusEntry();
    else if (m_front->currentWidget() == m_orderForm)
        m_orderForm->focusEntry();
    else
        m_side->focusEntry();
}

void ReceptionPage::search(const QString& text)
{
    m_presenter.searching().search(text);
}

void ReceptionPage::submitSearch(const QString& text)
{
    if (!isTaken())
        m_presenter.searching().submit(text);
}

void ReceptionPage::toggleChip(const QString& id, bool)
{
    m_presenter.setToReceive(id == QStringLiteral("receive"));
}

void ReceptionPage::open(const QString& subject)
{
    if (subject.startsWith(QStringLiteral("order:")) && !isTaken())
        m_presenter.openOrder(WorklistModel::orderOf(subject.mid(6)));
}

void ReceptionPage::lock()
{
    m_draft->flush();
    m_orderForm->closeLists();
}

bool ReceptionPage::isForm() const
{
    return m_front->currentWidget() == m_patientForm || m_front->currentWidget() == m_orderForm;
}

bool ReceptionPage::isTaken()
{
    if (isForm())
        say(tr("Save what is typed here first (Ctrl+↵), or give it up (Esc)."), true);
    return isForm();
}

void ReceptionPage::showFront()
{
    if (isForm())
        return;
    using Front = ReceptionPresenter::Front;
    m_said->clear();
    switch (m_presenter.front()) {
    case Front::Nothing: m_front->setCurrentWidget(m_empty); break;
    case Front::Patient: m_front->setCurrentWidget(m_patient); break;
    case Front::Order:
        m_orderView->show(m_presenter.now());
        m_front->setCurrentWidget(m_orderView);
        break;
    }
}

void ReceptionPage::newPatient()
{
    if (isForm() || !m_presenter.mayCreate())
        return;
    m_presenter.registration().forgetDoubles();
    m_patientForm->begin(PatientDrafts::fromSearch(m_presenter.searching().text(), m_presenter.today()), m_presenter.today());
    begin(m_patientForm);
    m_patientForm->focusEntry();
    m_presenter.registration().look(m_patientForm->draft());
    m_presenter.registration().reservePatientNumber();
}

void ReceptionPage::correctPatient()
{
    if (isForm() || !m_presenter.patient())
        return;
    m_presenter.registration().forgetDoubles();
    m_patientForm->begin(PatientDrafts::correcting(m_presenter.patient()->patient), m_presenter.today());
    begin(m_patientForm);
    m_patientForm->focusEntry();
}

void ReceptionPage::newOrder()
{
    if (isForm() || !m_presenter.patient())
        return;
    m_orderForm->begin(m_presenter.patient()->patient, m_presenter.now());
    begin(m_orderForm);
    m_orderForm->focusEntry();
    m_presenter.registration().reserveAccession();
}

void ReceptionPage::savePatient()
{
    const auto draft = m_patientForm->draft();
    if (!draft.before) {
        m_patientForm->setBusy(true);
        return m_presenter.registration().save(draft);
    }
    const QList<Reason> reasons{{QStringLiteral("typing"), tr("Typing error"), false}, {QStringLiteral("document"), tr("Identity document shown"), false},
                                {QStringLiteral("civil"), tr("Change of civil status"), false}, {QStringLiteral("contact"), tr("New address or telephone"), false}, {QStringLiteral("other"), tr("Other"), true}};
    auto* dialog = new ReasonDialog(m_theme, tr("Correct the patient"), tr("Every report from now on bears what you typed. Why is it corrected?"), reasons, tr("Correct"), this);
    connect(dialog, &ReasonDialog::reasonGiven, this, [this, draft, dialog] {
        m_patientForm->setBusy(true);
        m_presenter.registration().save(draft, dialog->words());
    });
    const auto subject = draft.before->id.toString();
    keepReason(*dialog, m_presenter.drafts(), {"reception.correction:" + subject, {}, {}});
    dialog->open();
}

void ReceptionPage::leaveForm()
{
    const bool typed = m_front->currentWidget() == m_patientForm ? m_patientForm->isChanged() : m_orderForm->isChanged();
    if (!typed)
        return closeForm();
    auto* box = new QMessageBox(QMessageBox::NoIcon, tr("Give up?"), tr("What was typed here is not saved yet."), QMessageBox::NoButton, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    auto* stay = box->addButton(tr("Go on typing"), QMessageBox::RejectRole);
    const auto* leave = box->addButton(tr("Give it up"), QMessageBox::DestructiveRole);
    box->setDefaultButton(stay);
    connect(leave, &QAbstractButton::clicked, this, &ReceptionPage::closeForm);
    box->open();
}

void ReceptionPage::closeForm()
{
    if (!isForm())
        return;
    m_draft->end();
    for (const auto& place : {std::string(prescriberPlace), m_prescriberPlace})
        m_presenter.drafts().drop(place);
    m_front->setCurrentWidget(m_empty); // before the forms are emptied: that is nobody's typing
    m_patientForm->setBusy(false);
    m_orderForm->setBusy(false);
    m_patientForm->clear();
    m_orderForm->clear();
    m_presenter.registration().forgetDoubles();
    m_side->setEnabled(true);
    showFront();
    focusEntry();
}

void ReceptionPage::say(const QString& text, bool isTrouble)
{
    m_said->setInk(isTrouble ? ColorRole::CriticalInk : ColorRole::Done);
    m_said->setText(text);
    m_said->setAccessibleDescription(text);
}

} // namespace paillasse::ui
