// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reception/orderform.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/reception/fieldgrid.h"
#include "ui/theme/format.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/identitybanner.h"
#include "ui/widgets/label.h"

namespace paillasse::ui {

OrderForm::OrderForm(const Theme& theme, ExaminationPicker::Directory directory, QWidget* parent) : QWidget(parent), m_directory(std::move(directory))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12));
    layout->setSpacing(theme.px(8));
    m_banner = new IdentityBanner(theme, this);
    layout->addWidget(m_banner);
    auto* halves = new QHBoxLayout;
    halves->setSpacing(theme.px(16));
    m_picker = new ExaminationPicker(theme, m_directory, this);
    halves->addWidget(m_picker, 1);
    halves->addWidget(buildContext(theme), 1);
    layout->addLayout(halves, 1);
    m_warnings = new Label(theme, TextStyle::Small, {}, this);
    m_warnings->setInk(ColorRole::Abnormal);
    m_warnings->setElided(true);
    layout->addWidget(m_warnings);
    auto* foot = new QHBoxLayout;
    auto* cancel = new ActionButton(theme, ActionButton::Kind::Secondary, tr("Give up"), QKeySequence(Qt::Key_Escape), this);
    m_place = new PrimaryButton(theme, tr("Place the order"), QKeySequence(Qt::CTRL | Qt::Key_Return), this);
    foot->addWidget(new HintLine(theme, tr("↵ takes the examination · empty ↵ goes on · Del takes it off"), this), 1);
    foot->addWidget(cancel);
    foot->addWidget(m_place);
    layout->addLayout(foot);
    connect(cancel, &QAbstractButton::clicked, this, &OrderForm::cancelled);
    connect(m_place, &QAbstractButton::clicked, this, &OrderForm::placeRequested);
    nameFields();
    connect(m_picker, &ExaminationPicker::done, this, [this] { m_prescriber->setFocus(Qt::TabFocusReason); });
}

QWidget* OrderForm::buildContext(const Theme& theme)
{
    auto* grid = new FieldGrid(theme, 2, this);
    m_prescriber = new SuggestBox([this](const QString& text) { return OrderDrafts::findPrescribers(*m_directory(), text); }, grid);
    grid->add(tr("Prescriber"), m_prescriber, 2);
    m_directoryKey = new ActionButton(theme, ActionButton::Kind::Plain, tr("New prescriber"), QKeySequence(Qt::Key_F4), grid);
    m_urgent = new QCheckBox(tr("&Urgent"), grid);
    m_collected = new QCheckBox(tr("&Collected"), grid);
    grid->addBare({m_urgent, m_collected, m_directoryKey}, 2);
    m_collectedAt = new QDateTimeEdit(grid);
    m_collectedAt->setDisplayFormat(QStringLiteral("dd/MM/yyyy HH:mm"));
    m_collectedAt->setButtonSymbols(QAbstractSpinBox::NoButtons);
    grid->add(tr("Collected at"), m_collectedAt);
    m_collector = grid->addLine(tr("Collected by (name and capacity)"));
    m_fasting = new QComboBox(grid);
    m_fasting->addItem(tr("Not known"), int(lab::Fasting::Unknown));
    m_fasting->addItem(tr("Fasting"), int(lab::Fasting::Yes));
    m_fasting->addItem(tr("Not fasting"), int(lab::Fasting::No));
    grid->add(tr("Fasting?"), m_fasting);
    m_ward = grid->addLine(tr("Ward"));
    m_treatment = grid->addLine(tr("Treatment"), 2);
    m_clinical = grid->addLine(tr("Clinical context"), 2);
    m_recipients = grid->addLine(tr("Recipients, separated by ;"), 2);
    connect(m_collected, &QCheckBox::toggled, this, [this](bool collected) {
        m_collectedAt->setEnabled(collected);
        m_collector->setEnabled(collected);
        showWarnings();
    });
    connect(m_prescriber, &SuggestBox::chosen, this, [this](const QString& id) {
        if (const auto* known = m_directory()->prescriber(lab::PrescriberId::parse(id.toStdString()).value_or(lab::PrescriberId())))
            setPrescriber(*known);
        m_collectedAt->setFocus(Qt::TabFocusReason);
    });
    connect(m_prescriber, &QLineEdit::textChanged, this, &OrderForm::showWarnings);
    connect(m_collector, &QLineEdit::textChanged, this, &OrderForm::showWarnings);
    connect(m_directoryKey, &QAbstractButton::clicked, this, &OrderForm::prescriberRequested);
    return grid;
}

void OrderForm::nameFields()
{
    m_fields.add("prescriber", m_prescriber);
    m_fields.add("ward", m_ward);
    m_fields.add("collected", m_collected);
    m_fields.add("collected-at", m_collectedAt);
    m_fields.add("collector", m_collector);
    m_fields.add("fasting", m_fasting);
    m_fields.add("treatment", m_treatment);
    m_fields.add("clinical", m_clinical);
    m_fields.add("recipients", m_recipients);
    m_fields.add("urgent", m_urgent);
    m_fields.add("examinations", [this] { return m_picker->codes(); }, [this](const QString& codes) { m_picker->chooseAll(codes); });
    connect(&m_fields, &FormFields::edited, this, &OrderForm::edited);
    connect(m_picker, &ExaminationPicker::changed, this, &OrderForm::edited);
}

void OrderForm::fill(const client::KeptDraft& draft)
{
    m_fields.fill(draft);
    // Known by name, where the directory has exactly this one.
    const auto named = OrderDrafts::findPrescribers(*m_directory(), prescriberText());
    if (named.size() == 1 && named.first().text == prescriberText())
        if (const auto* known = m_directory()->prescriber(lab::PrescriberId::parse(named.first().id.toStdString()).value_or(lab::PrescriberId())))
            setPrescriber(*known);
}

void OrderForm::begin(const lab::Patient& patient, Instant now)
{
    m_patient = patient.id;
    m_isStaff = patient.isStaff;
    m_known = {};
    m_banner->show(BannerIdentity::of(patient, Format::localDay(now)), std::nullopt, now);
    m_picker->begin();
    for (auto* field : std::initializer_list<QLineEdit*>{m_prescriber, m_ward, m_collector, m_treatment, m_clinical, m_recipients})
        field->clear();
    m_collected->setChecked(true);
    // To the minute: what was not seen is not said.
    const auto minute = now.ms - now.ms % 60'000;
    m_collectedAt->setDateTime(QDateTime::fromMSecsSinceEpoch(minute));
    m_fasting->setCurrentIndex(0);
    m_urgent->setChecked(false);
    showWarnings();
}

void OrderForm::clear()
{
    m_patient = {};
    m_banner->clear();
    m_picker->begin();
    for (auto* field : std::initializer_list<QLineEdit*>{m_prescriber, m_ward, m_collector, m_treatment, m_clinical, m_recipients})
        field->clear();
}

bool OrderForm::isChanged() const
{
    if (m_patient.isNull())
        return false;
    for (const auto* field : std::initializer_list<const QLineEdit*>{m_prescriber, m_ward, m_collector, m_treatment, m_clinical, m_recipients})
        if (!field->text().trimmed().isEmpty())
            return true;
    return !m_picker->chosen().empty();
}

void OrderForm::setPrescriber(const lab::Prescriber& prescriber)
{
    m_known = prescriber;
    m_prescriber->setText(QString::fromStdString(prescriber.name));
    showWarnings();
}

lab::Prescriber OrderForm::prescriber() const
{
    auto name = prescriberText().toStdString();
    return !m_known.id.isNull() && name == m_known.name ? m_known : lab::Prescriber{{}, std::move(name), {}, {}, {}};
}

QString OrderForm::prescriberText() const
{
    return m_prescriber->text().simplified();
}

OrderDraft OrderForm::draft() const
{
    const auto typed = [](const QLineEdit* field) { return field->text().trimmed().toStdString(); };
    OrderDraft draft;
    draft.examinations = m_picker->chosen();
    draft.urgent = m_urgent->isChecked();
    draft.isStaff = m_isStaff;
    auto& context = draft.context;
    const auto named = prescriber();
    context.prescriberName = named.name;
    context.prescriber = named.id;
    context.ward = typed(m_ward);
    if (m_collected->isChecked()) {
        context.collectedAt = Instant{m_collectedAt->dateTime().toMSecsSinceEpoch()};
        context.collector = typed(m_collector);
    }
    context.fasting = static_cast<lab::Fasting>(m_fasting->currentData().toInt());
    context.treatment = typed(m_treatment);
    context.clinical = typed(m_clinical);
    const auto recipients = m_recipients->text().split(QLatin1Char(';'), Qt::SkipEmptyParts);
    for (const auto& recipient : recipients)
        if (!recipient.trimmed().isEmpty())
            context.recipients.push_back(recipient.trimmed().toStdString());
    return draft;
}

void OrderForm::showWarnings()
{
    const auto words = OrderDrafts::warnings(draft()).join(QLatin1Char(' '));
    m_warnings->setText(words.isEmpty() ? QString() : tr("▲ %1").arg(words));
    m_directoryKey->setText(prescriber().id.isNull() ? tr("New prescriber") : tr("Correct the entry"));
}

void OrderForm::focusEntry()
{
    m_picker->focusEntry();
}

void OrderForm::closeLists()
{
    m_picker->closeList();
    m_prescriber->closeList();
}

void OrderForm::setBusy(bool busy)
{
    m_place->setEnabled(!busy);
}

} // namespace paillasse::ui
