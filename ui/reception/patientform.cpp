// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reception/patientform.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

#include "ui/reception/fieldgrid.h"
#include "ui/theme/format.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/label.h"

namespace paillasse::ui {

namespace {
constexpr int pauseMs = 300;
constexpr int columns = 3;
}

PatientForm::PatientForm(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12));
    layout->setSpacing(theme.px(8));
    m_title = new Label(theme, TextStyle::Title, {}, this);
    layout->addWidget(m_title);
    buildFields();
    m_warnings = new Label(theme, TextStyle::Body, {}, this);
    m_warnings->setInk(ColorRole::Abnormal);
    m_warnings->setWordWrap(true);
    layout->addWidget(m_warnings);
    auto* known = new QHBoxLayout;
    m_doubleText = new Label(theme, TextStyle::Strong, {}, this);
    m_doubleText->setInk(ColorRole::CriticalInk);
    m_doubleText->setWordWrap(true);
    m_openDouble = new ActionButton(theme, ActionButton::Kind::Secondary, tr("Open the known patient"), QKeySequence(Qt::Key_F8), this);
    known->addWidget(m_doubleText, 1);
    known->addWidget(m_openDouble);
    layout->addLayout(known);
    layout->addStretch();
    auto* foot = new QHBoxLayout;
    auto* cancel = new ActionButton(theme, ActionButton::Kind::Secondary, tr("Give up"), QKeySequence(Qt::Key_Escape), this);
    m_save = new PrimaryButton(theme, tr("Save the patient"), QKeySequence(Qt::CTRL | Qt::Key_Return), this);
    foot->addWidget(new HintLine(theme, tr("↵ next field · the identity document decides the birth traits"), this), 1);
    foot->addWidget(cancel);
    foot->addWidget(m_save);
    layout->addLayout(foot);
    connect(cancel, &QAbstractButton::clicked, this, &PatientForm::cancelled);
    connect(m_save, &QAbstractButton::clicked, this, &PatientForm::saveRequested);
    connect(m_openDouble, &QAbstractButton::clicked, this, [this] { Q_EMIT openRequested(m_double); });
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMs);
    connect(&m_pause, &QTimer::timeout, this, &PatientForm::traitsChanged);
    watch();
    showDoubles({});
}

void PatientForm::buildFields()
{
    auto* grid = new FieldGrid(m_theme, columns, this);
    m_birthName = grid->addLine(tr("Birth name"));
    m_birthForenames = grid->addLine(tr("Birth forenames"));
    m_firstForename = grid->addLine(tr("First forename"));
    m_birthDate = grid->addLine(tr("Birth date"));
    m_birthDate->setPlaceholderText(tr("dd/mm/yyyy"));
    m_sex = new QComboBox(grid);
    m_sex->addItem(tr("To be said"), int(lab::Sex::Unknown));
    m_sex->addItem(tr("F · female"), int(lab::Sex::Female));
    m_sex->addItem(tr("M · male"), int(lab::Sex::Male));
    m_sex->addItem(tr("I · indeterminate"), int(lab::Sex::Indeterminate));
    grid->add(tr("Sex"), m_sex);
    m_birthPlace = grid->addLine(tr("Birthplace (INSEE code)"));
    m_usedName = grid->addLine(tr("Used name"));
    m_usedForename = grid->addLine(tr("Used forename"));
    m_matricule = grid->addLine(tr("National health identity (INS)"));
    m_insured = grid->addLine(tr("Insured person's number (NIR)"));
    m_phone = grid->addLine(tr("Telephone"));
    m_email = grid->addLine(tr("E-mail"));
    m_address = grid->addLine(tr("Address"));
    m_postcode = grid->addLine(tr("Postcode"));
    m_city = grid->addLine(tr("City"));
    m_document = new QCheckBox(tr("Checked on an identity &document"), grid);
    m_homonym = new QCheckBox(tr("&Homonym"), grid);
    m_doubtful = new QCheckBox(tr("Doubtful &identity"), grid);
    m_staff = new QCheckBox(tr("&Works here: what is asked from now on is confidential"), grid);
    grid->addBare({m_document, m_homonym, m_doubtful}, columns);
    m_protected = new QCheckBox(tr("&Protected person: reading without an order raises an alert"), grid);
    grid->addBare({m_staff}, columns);
    grid->addBare({m_protected}, columns);
    static_cast<QVBoxLayout*>(layout())->addWidget(grid);
}

void PatientForm::nameFields()
{
    const QList<QPair<const char*, QLineEdit*>> lines{
        {"birth-name", m_birthName}, {"birth-forenames", m_birthForenames}, {"first-forename", m_firstForename}, {"birth-date", m_birthDate},
        {"birth-place", m_birthPlace}, {"used-name", m_usedName}, {"used-forename", m_usedForename}, {"matricule", m_matricule},
        {"insured", m_insured}, {"telephone", m_phone}, {"e-mail", m_email}, {"address", m_address}, {"postcode", m_postcode}, {"city", m_city}};
    for (const auto& [name, line] : lines)
        m_fields.add(name, line);
    m_fields.add("sex", m_sex);
    m_fields.add("document", m_document);
    m_fields.add("homonym", m_homonym);
    m_fields.add("doubtful", m_doubtful);
    m_fields.add("staff", m_staff);
    m_fields.add("protected", m_protected);
    connect(&m_fields, &FormFields::edited, this, &PatientForm::edited);
}

void PatientForm::fill(const client::KeptDraft& draft)
{
    m_fields.fill(draft);
    m_changed = true;
    showWarnings();
    m_pause.start();
}

void PatientForm::watch()
{
    nameFields();
    const auto edited = [this] {
        m_changed = true;
        showWarnings();
    };
    const auto lines = findChildren<QLineEdit*>();
    for (auto* line : lines)
        connect(line, &QLineEdit::textEdited, this, edited);
    for (auto* line : {m_birthName, m_birthDate, m_matricule})
        connect(line, &QLineEdit::textEdited, &m_pause, qOverload<>(&QTimer::start));
    connect(m_sex, &QComboBox::activated, this, edited);
    for (auto* box : {m_document, m_homonym, m_doubtful, m_staff, m_protected})
        connect(box, &QCheckBox::clicked, this, edited);
}

void PatientForm::begin(const PatientDraft& draft, Date today)
{
    m_today = today;
    m_began = draft;
    m_changed = false;
    const auto& identity = draft.patient.identity;
    const auto& contact = draft.patient.contact;
    m_title->setText(draft.before ? tr("Correct the patient") : tr("New patient"));
    const QList<QPair<QLineEdit*, const std::string*>> texts{
        {m_birthName, &identity.birthName},         {m_birthForenames, &identity.birthForenames}, {m_firstForename, &identity.firstForename}, {m_usedName, &identity.usedName},
        {m_usedForename, &identity.usedForename},   {m_birthPlace, &identity.birthPlaceCode},     {m_matricule, &identity.insMatricule},      {m_insured, &draft.patient.insuredNir},
        {m_address, &contact.address},              {m_postcode, &contact.postcode},              {m_city, &contact.city},                    {m_phone, &contact.phone},
        {m_email, &contact.email}};
    for (const auto& [field, text] : texts)
        field->setText(QString::fromStdString(*text));
    m_birthDate->setText(draft.birthDateText);
    m_sex->setCurrentIndex(m_sex->findData(int(identity.sex)));
    m_document->setChecked(draft.documentSeen);
    m_homonym->setChecked(identity.homonym);
    m_doubtful->setChecked(identity.doubtful);
    m_staff->setChecked(draft.patient.isStaff);
    m_protected->setChecked(draft.patient.isProtected);
    showDoubles({});
    showWarnings();
}

void PatientForm::clear()
{
    begin({}, m_today);
    m_pause.stop();
}

PatientDraft PatientForm::draft() const
{
    auto draft = m_began;
    auto& identity = draft.patient.identity;
    auto& contact = draft.patient.contact;
    const auto typed = [](const QLineEdit* field) { return field->text().trimmed().toStdString(); };
    identity.birthName = typed(m_birthName);
    identity.birthForenames = typed(m_birthForenames);
    identity.firstForename = typed(m_firstForename);
    identity.usedName = typed(m_usedName);
    identity.usedForename = typed(m_usedForename);
    identity.sex = static_cast<lab::Sex>(m_sex->currentData().toInt());
    identity.birthPlaceCode = typed(m_birthPlace);
    identity.insMatricule = typed(m_matricule);
    identity.homonym = m_homonym->isChecked();
    identity.doubtful = m_doubtful->isChecked();
    draft.patient.insuredNir = typed(m_insured);
    draft.patient.isStaff = m_staff->isChecked();
    draft.patient.isProtected = m_protected->isChecked();
    contact.address = typed(m_address);
    contact.postcode = typed(m_postcode);
    contact.city = typed(m_city);
    contact.phone = typed(m_phone);
    contact.email = typed(m_email);
    draft.birthDateText = m_birthDate->text();
    draft.documentSeen = m_document->isChecked();
    return draft;
}

void PatientForm::showWarnings()
{
    const auto words = PatientDrafts::warnings(draft(), m_today).join(QLatin1Char(' '));
    m_warnings->setText(words.isEmpty() ? QString() : tr("▲ %1").arg(words));
}

void PatientForm::showDoubles(const std::vector<client::PatientHit>& doubles)
{
    m_double = doubles.empty() ? lab::PatientId() : doubles.front().id;
    QStringList known;
    for (const auto& hit : doubles)
        known << tr("%1 (%2), born %3, no. %4").arg(QString::fromStdString(hit.name), QString::fromStdString(hit.forenames), Format::date(hit.birthDate), QString::fromStdString(hit.number));
    m_doubleText->setText(known.isEmpty() ? QString() : tr("Known already: %1").arg(Format::list(known)));
    m_openDouble->setVisible(!doubles.empty());
}

void PatientForm::focusEntry()
{
    for (auto* field : {m_birthName, m_birthForenames, m_birthDate})
        if (field->text().isEmpty())
            return field->setFocus(Qt::OtherFocusReason);
    m_sex->setFocus(Qt::OtherFocusReason);
}

void PatientForm::setBusy(bool busy)
{
    m_save->setEnabled(!busy);
}

} // namespace paillasse::ui
