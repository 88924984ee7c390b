// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reception/receptionpage.h"

#include <QMessageBox>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/confidential/withheld.h"
#include "ui/drafts/draftnote.h"
#include "ui/drafts/reasonkeeper.h"
#include "ui/models/queuetable.h"
#include "ui/reception/orderform.h"
#include "ui/reception/orderview.h"
#include "ui/reception/patientform.h"
#include "ui/reception/patientview.h"
#include "ui/reception/prescriberdialog.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/label.h"
#include "ui/widgets/newrowschip.h"
#include "ui/widgets/reasondialog.h"

namespace paillasse::ui {

using access::Permission;

namespace {

constexpr auto formPlace = "reception.form";
constexpr auto formField = "form";
constexpr auto patientField = "patient";
constexpr auto ofOrder = "order";
constexpr auto ofNewPatient = "new-patient";
constexpr auto ofCorrection = "correction";

} // namespace

ReceptionPage::ReceptionPage(const Theme& theme, client::Engine& engine, QWidget* parent) : Page(parent), m_theme(theme), m_presenter(engine), m_keeper(engine.drafts(), [this] { return collect(); }, this)
{
    auto* splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(buildSide());
    splitter->addWidget(buildFront());
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({theme.px(320), theme.px(850)});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);
    connectLists();
    connectForms();
    connectDrafts();
    connect(&m_presenter, &ReceptionPresenter::said, this, &ReceptionPage::say);
    m_patient->setRights(m_presenter.may(Permission::PlaceOrders), m_presenter.may(Permission::RegisterPatients));
    m_orderView->setRights(m_presenter.may(Permission::ReceiveSpecimens), m_presenter.may(Permission::PlaceOrders), engine.session());
    showSide();
    showFront();
    resume();
}

QWidget* ReceptionPage::buildSide()
{
    m_side = new QWidget(this);
    m_lists = new QStackedWidget(m_side);
    auto* awaited = new QWidget(m_lists);
    m_newRows = new NewRowsChip(m_theme, awaited);
    m_queue = new DataTable(m_theme, tr("Orders at the reception"), awaited);
    showAsQueue(*m_queue, m_presenter.worklist(), m_theme);
    auto* awaitedLayout = new QVBoxLayout(awaited);
    awaitedLayout->setContentsMargins(0, 0, 0, 0);
    awaitedLayout->setSpacing(0);
    awaitedLayout->addWidget(m_newRows);
    awaitedLayout->addWidget(m_queue, 1);
    m_hits = new DataTable(m_theme, tr("Patients found"), m_lists);
    m_hits->setModel(&m_presenter.searching().hits());
    m_hits->setColumnDesignWidth(1, 78);
    m_hits->setStretchColumn(0);
    m_lists->addWidget(awaited);
    m_lists->addWidget(m_hits);
    m_warning = new Label(m_theme, TextStyle::Body, {}, m_side);
    m_warning->setInk(ColorRole::Abnormal);
    m_warning->setWordWrap(true);
    m_warning->setContentsMargins(m_theme.px(14), m_theme.px(6), m_theme.px(14), m_theme.px(2));
    m_create = new ActionButton(m_theme, ActionButton::Kind::Secondary, tr("None of these: new patient"), QKeySequence(Qt::Key_F2), m_side);
    auto* foot = new QVBoxLayout;
    foot->setContentsMargins(m_theme.px(14), m_theme.px(8), m_theme.px(14), m_theme.px(8));
    foot->addWidget(m_create);
    auto* layout = new QVBoxLayout(m_side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_lists, 1);
    layout->addWidget(m_warning);
    layout->addLayout(foot);
    return m_side;
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
    m_draftNote = new DraftNote(m_theme, right);
    m_draftNote->setContentsMargins(m_theme.px(16), m_theme.px(10), m_theme.px(16), 0);
    layout->addWidget(m_draftNote);
    layout->addWidget(m_front, 1);
    layout->addWidget(m_said);
    return right;
}

void ReceptionPage::connectLists()
{
    connect(m_queue, &DataTable::idChanged, this, [this](const QVariant& id) { m_presenter.openOrder(WorklistModel::orderOf(id)); });
    connect(m_queue, &DataTable::idActivated, m_orderView, &OrderView::focusEntry);
    connect(m_newRows, &QAbstractButton::clicked, this, [this] { m_presenter.worklist().takeNewRows(); });
    connect(&m_presenter.worklist(), &WorklistModel::newRowsChanged, m_newRows, &NewRowsChip::setCount);
    connect(m_hits, &DataTable::idChanged, this, [this](const QVariant& id) { m_presenter.openPatient(PatientSearch::patientOf(id)); });
    connect(m_hits, &DataTable::idActivated, m_patient, &PatientView::focusEntry);
    connect(m_create, &QAbstractButton::clicked, this, &ReceptionPage::newPatient);
    connect(&m_presenter, &ReceptionPresenter::listChanged, this, [this] {
        Q_EMIT countChanged();
        Q_EMIT chipsChanged();
    });
    auto& search = m_presenter.searching();
    connect(&search, &PatientSearch::changed, this, &ReceptionPage::showSide);
    connect(&search, &PatientSearch::patientFound, this, [this](const lab::PatientId& patient) {
        m_hits->setCurrentId(QString::fromStdString(patient.toString()));
        m_patient->focusEntry();
    });
    connect(&search, &PatientSearch::severalFound, m_hits, &DataTable::focusEntry);
}

void ReceptionPage::connectForms()
{
    connect(&m_presenter, &ReceptionPresenter::frontChanged, this, &ReceptionPage::showFront);
    connect(&m_presenter, &ReceptionPresenter::patientChanged, this, [this] {
        m_patient->show(*m_presenter.patient(), m_presenter.older().note(), m_presenter.now());
        resumeWithPatient();
        if (std::exchange(m_orderNext, false) && m_presenter.may(Permission::PlaceOrders))
            newOrder();
    });
    connect(&m_presenter.desk(), &OrderDesk::changed, this, [this] {
        m_orderView->show(m_presenter.now());
        m_orderView->chooseTube(m_presenter.scannedTube());
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
        auto* dialog = new PrescriberDialog(m_theme, m_orderForm->prescriberText(), this);
        connect(dialog, &PrescriberDialog::given, &registration, &Registration::addPrescriber);
        dialog->open();
    });
    connect(&registration, &Registration::prescriberSaved, this, [this](const lab::Prescriber& prescriber) {
        m_orderForm->setPrescriber(prescriber);
        say(tr("%1 is in the directory now.").arg(QString::fromStdString(prescriber.name)), false);
    });
}

void ReceptionPage::connectDrafts()
{
    connect(m_patientForm, &PatientForm::edited, &m_keeper, &DraftKeeper::touch);
    connect(m_orderForm, &OrderForm::edited, &m_keeper, &DraftKeeper::touch);
    connect(&m_presenter.drafts(), &client::Drafts::loaded, this, &ReceptionPage::resume);
    connect(m_draftNote, &DraftNote::givenUp, this, &ReceptionPage::closeForm);
}

client::KeptDraft ReceptionPage::collect() const
{
    if (!isForm())
        return {};
    client::KeptDraft draft{formPlace, {}, {}, {}, {}};
    if (m_front->currentWidget() == m_orderForm && m_orderForm->isChanged()) {
        draft.fields = m_orderForm->fields();
        draft.fields.push_back({formField, ofOrder});
        draft.fields.push_back({patientField, m_orderForm->patient().toString()});
    }
    if (m_front->currentWidget() == m_patientForm && m_patientForm->isChanged()) {
        const auto before = m_patientForm->draft().before;
        draft.fields = m_patientForm->fields();
        draft.fields.push_back({formField, before ? ofCorrection : ofNewPatient});
        if (before)
            draft.fields.push_back({patientField, before->id.toString()});
    }
    return draft;
}

void ReceptionPage::resume()
{
    const auto* kept = m_presenter.drafts().find(formPlace);
    const auto* form = kept ? kept->field(formField) : nullptr;
    if (!form || isForm() || m_resuming)
        return;
    if (const auto* patient = kept->field(patientField)) {
        m_resuming = *kept;
        return m_presenter.openPatient(lab::PatientId::parse(*patient).value_or(lab::PatientId()));
    }
    const auto draft = *kept; // filling the form keeps it again
    m_patientForm->begin({}, m_presenter.today());
    begin(m_patientForm);
    m_patientForm->fill(draft);
    m_draftNote->show(draft.at);
}

void ReceptionPage::resumeWithPatient()
{
    const auto& patient = m_presenter.patient()->patient;
    const auto* wanted = m_resuming ? m_resuming->field(patientField) : nullptr;
    if (!wanted || *wanted != patient.id.toString() || isForm())
        return;
    const auto draft = *std::exchange(m_resuming, {});
    if (const auto* form = draft.field(formField); *form == ofOrder) {
        m_orderForm->begin(patient, m_presenter.now());
        begin(m_orderForm);
        m_orderForm->fill(draft);
    } else {
        m_patientForm->begin(PatientDrafts::correcting(patient), m_presenter.today());
        begin(m_patientForm);
        m_patientForm->fill(draft);
    }
    m_draftNote->show(draft.at);
}

void ReceptionPage::begin(QWidget* form)
{
    m_front->setCurrentWidget(form);
    m_side->setEnabled(false);
    m_said->clear();
    m_resuming.reset();
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
            {QKeySequence(Qt::Key_F12), tr("Receive the tubes")},
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
    else if (m_lists->currentWidget() == m_hits)
        m_hits->focusEntry();
    else
        m_queue->focusEntry();
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
    m_keeper.flush();
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

void ReceptionPage::showSide()
{
    const auto& search = m_presenter.searching();
    m_lists->setCurrentIndex(search.isActive() ? 1 : 0);
    m_warning->setText(search.warning().isEmpty() ? QString() : tr("▲ %1").arg(search.warning()));
    m_warning->setVisible(!search.warning().isEmpty());
    m_create->setVisible(search.isActive() && m_presenter.may(Permission::RegisterPatients));
    m_create->setEnabled(m_presenter.mayCreate());
    m_create->setText(m_presenter.searching().hits().rowCount() > 0 ? tr("None of these: new patient") : tr("New patient"));
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
    connect(dialog, &ReasonDialog::reasonGiven, this, [this, draft, reasons](const QString& code, const QString& text) {
        QString words = text;
        for (const auto& reason : reasons)
            if (reason.code == code && !reason.needsText)
                words = reason.text;
        m_patientForm->setBusy(true);
        m_presenter.registration().save(draft, words);
    });
    const auto subject = draft.before->id.toString();
    keepReason(*dialog, m_presenter.drafts(), "reception.correction:" + subject, {}, {});
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
    m_keeper.drop(formPlace);
    m_draftNote->show({});
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
