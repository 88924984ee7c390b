// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/migration/mandatedialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSpinBox>

#include "ui/migration/fieldwords.h"
#include "ui/theme/format.h"
#include "ui/theme/theme.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/dialogfoot.h"
#include "ui/widgets/fieldlabel.h"
#include "ui/widgets/ticklist.h"

namespace paillasse::ui {

namespace {

constexpr int approvalDays = 7;
constexpr int acceptanceAfterStagingDays = 14;
constexpr int usualStagingDays = 14;
constexpr int usualErasureDays = 30;

template <class Kind>
void fill(QComboBox* box)
{
    for (unsigned i = 0; i <= static_cast<unsigned>(lastOf(Kind())); ++i)
        box->addItem(FieldWords::of(static_cast<Kind>(i)), i);
}

} // namespace

MandateDialog::MandateDialog(const Theme& theme, const Clock& clock, const lab::LaboratoryId& laboratory, const QList<Choice>& approvers, QWidget* parent)
    : QDialog(parent), m_theme(theme), m_clock(clock), m_laboratory(laboratory), m_choices(approvers), m_fault(new Label(theme, TextStyle::Body, {}, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("New mandate"));
    auto* what = new Label(theme, TextStyle::Body, tr("What the mandate does not name is never read, moved or kept. Somebody else approves it; then nobody can change it any more."), this);
    what->setWordWrap(true);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(theme.px(20));
    const auto column = [&](int width) {
        auto* one = new QWidget(this);
        one->setFixedWidth(theme.px(width));
        auto* inside = new QVBoxLayout(one);
        inside->setContentsMargins(0, 0, 0, 0);
        inside->setSpacing(theme.px(3));
        columns->addWidget(one);
        return inside;
    };
    buildParties(column(450));
    buildScope(column(300));
    buildFields(column(400));
    m_fault->setInk(ColorRole::CriticalInk);
    m_fault->setWordWrap(true);
    m_fault->setMinimumHeight(m_fault->sizeHint().height());
    auto* foot = new DialogFoot(theme, this, tr("Draft it"));
    m_confirm = foot->confirm();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme.px(20), theme.px(14), theme.px(20), theme.px(14));
    layout->setSpacing(theme.px(8));
    layout->addWidget(new Label(theme, TextStyle::Heading, windowTitle(), this));
    layout->addWidget(what);
    layout->addLayout(columns, 1);
    layout->addWidget(m_fault);
    layout->addLayout(foot);
    connect(foot->confirm(), &QAbstractButton::clicked, this, &MandateDialog::confirm);
    connect(m_direction, &QComboBox::currentIndexChanged, this, &MandateDialog::directionChosen);
    directionChosen();
    m_instructedBy->setFocus();
}

void MandateDialog::add(QVBoxLayout* column, const QString& name, QWidget* field)
{
    column->addWidget(new FieldLabel(m_theme, name, field, this));
    column->addWidget(field);
}

QLineEdit* MandateDialog::addLine(QVBoxLayout* column, const QString& name)
{
    auto* field = new QLineEdit(this);
    field->setMinimumHeight(m_theme.controlHeight());
    field->setMaxLength(200);
    add(column, name, field);
    return field;
}

void MandateDialog::buildParties(QVBoxLayout* column)
{
    m_direction = new QComboBox(this);
    m_direction->addItem(tr("In: from another system into this laboratory"), static_cast<int>(migration::Direction::In));
    m_direction->addItem(tr("Out: to another system or laboratory"), static_cast<int>(migration::Direction::Out));
    add(column, tr("Direction"), m_direction);
    m_instructedBy = addLine(column, tr("Instructed by (name and capacity)"));
    m_reference = addLine(column, tr("Reference of the written instruction"));
    m_ground = new QComboBox(this);
    fill<migration::LegalGround>(m_ground);
    m_ground->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_ground->setMinimumContentsLength(20);
    add(column, tr("Legal ground"), m_ground);
    m_counterpart = addLine(column, tr("The other system, or who receives"));
    m_format = new QComboBox(this);
    fill<migration::Format>(m_format);
    add(column, tr("Format"), m_format);
    m_key = addLine(column, tr("The recipient’s public key (age1…)"));
    m_transfers = new QCheckBox(tr("Responsibility goes with it"), this);
    m_transfers->setToolTip(tr("After the recipient’s acknowledgement the patients’ keys are destroyed here."));
    column->addWidget(m_transfers);
    column->addStretch();
}

void MandateDialog::buildScope(QVBoxLayout* column)
{
    const auto today = Format::localDay(m_clock.now());
    m_from = addLine(column, tr("Orders from (day)"));
    m_from->setPlaceholderText(QStringLiteral("01/01/2016"));
    m_until = addLine(column, tr("until (day, included)"));
    m_until->setText(Format::date(today));
    const auto days = [this](int least, int most, int usual) {
        auto* box = new QSpinBox(this);
        box->setRange(least, most);
        box->setValue(usual);
        box->setMinimumHeight(m_theme.controlHeight());
        return box;
    };
    m_stagingDays = days(1, 90, usualStagingDays);
    add(column, tr("Days until it must be staged"), m_stagingDays);
    m_erasureDays = days(2, 180, usualErasureDays);
    add(column, tr("Days until staging is gone, whatever happens"), m_erasureDays);
    m_approvers = new QListWidget(this);
    for (const auto& choice : m_choices)
        addTick(m_approvers, choice.name, choice.id, m_choices.size() == 1);
    if (!m_choices.isEmpty())
        m_approvers->setCurrentRow(0);
    add(column, tr("Who may approve it (Space ticks)"), m_approvers);
}

void MandateDialog::buildFields(QVBoxLayout* column)
{
    m_fields = new QListWidget(this);
    const auto usual = migration::FieldSet::defaults();
    for (const auto& info : migration::fields())
        addTick(m_fields, QStringLiteral("%1 · %2").arg(FieldWords::of(info.type), FieldWords::of(info.field)), static_cast<int>(info.field), usual.has(info.field));
    m_fields->setCurrentRow(0);
    add(column, tr("Fields (Space ticks)"), m_fields);
    auto* hint = new Label(m_theme, TextStyle::Small, tr("Free text, contacts and the social security number are off unless they are asked for."), this);
    hint->setWordWrap(true);
    hint->setInk(ColorRole::Quiet);
    column->addWidget(hint);
}

migration::Direction MandateDialog::direction() const
{
    return static_cast<migration::Direction>(m_direction->currentData().toInt());
}

void MandateDialog::directionChosen()
{
    const bool isOut = direction() == migration::Direction::Out;
    m_key->setEnabled(isOut);
    m_transfers->setEnabled(isOut);
    if (!isOut)
        m_transfers->setChecked(false);
}

migration::FieldSet MandateDialog::fieldsChosen() const
{
    migration::FieldSet chosen;
    for (int i = 0; i < m_fields->count(); ++i)
        if (m_fields->item(i)->checkState() == Qt::Checked)
            chosen.add(static_cast<migration::Field>(m_fields->item(i)->data(Qt::UserRole).toInt()));
    return chosen;
}

void MandateDialog::complain(const QString& why, QWidget* field)
{
    m_fault->setText(why);
    field->setFocus();
}

void MandateDialog::hold(const QString& why)
{
    m_confirm->setEnabled(why.isEmpty());
    m_fault->setText(why);
}

void MandateDialog::confirm()
{
    const auto now = m_clock.now();
    const auto today = Format::localDay(now);
    for (auto* field : {m_instructedBy, m_reference, m_counterpart})
        if (field->text().trimmed().isEmpty())
            return complain(tr("%1 is missing.").arg(field->accessibleName()), field);
    const auto from = dateFromTyping(m_from->text(), today);
    if (!from || from->isNull())
        return complain(tr("The first day is written as 01/01/2016."), m_from);
    const auto until = dateFromTyping(m_until->text(), today);
    if (!until || until->isNull())
        return complain(tr("The last day is written as 12/03/2026."), m_until);
    if (*until < *from)
        return complain(tr("The last day is before the first."), m_until);
    const bool isOut = direction() == migration::Direction::Out;
    if (isOut && !m_key->text().trimmed().startsWith(QStringLiteral("age1")))
        return complain(tr("The recipient’s key begins with age1: they make it with age-keygen and send the public half."), m_key);
    migration::Mandate mandate;
    for (int i = 0; i < m_approvers->count(); ++i)
        if (const auto* item = m_approvers->item(i); item->checkState() == Qt::Checked)
            mandate.approvers.push_back(lab::PersonId::parse(item->data(Qt::UserRole).toString().toStdString()).value_or(lab::PersonId()));
    if (mandate.approvers.empty())
        return complain(tr("Tick at least one person who may approve it."), m_approvers);
    mandate.fields = fieldsChosen();
    if (mandate.fields.empty())
        return complain(tr("Tick the fields that are mandated."), m_fields);
    if (m_erasureDays->value() <= m_stagingDays->value())
        return complain(tr("Staging cannot be gone before it is made."), m_erasureDays);
    mandate.id = migration::MigrationId::make(now);
    mandate.direction = direction();
    mandate.instructedBy = m_instructedBy->text().trimmed().toStdString();
    mandate.reference = m_reference->text().trimmed().toStdString();
    mandate.ground = static_cast<migration::LegalGround>(m_ground->currentData().toUInt());
    mandate.laboratories = {m_laboratory};
    mandate.from = *from;
    mandate.until = *until;
    mandate.counterpart = m_counterpart->text().trimmed().toStdString();
    mandate.format = static_cast<migration::Format>(m_format->currentData().toUInt());
    if (isOut)
        mandate.recipientKey = m_key->text().trimmed().toStdString();
    mandate.transfersResponsibility = m_transfers->isChecked();
    const auto in = [now](int days) { return now + days * dayMs; };
    const int acceptance = std::min(m_stagingDays->value() + acceptanceAfterStagingDays, m_erasureDays->value());
    mandate.deadlines = {in(std::min(approvalDays, m_stagingDays->value())), in(m_stagingDays->value()), in(acceptance), in(m_erasureDays->value())};
    Q_EMIT drafted(mandate);
    accept();
}

} // namespace paillasse::ui
