// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/administration/policypage.h"

#include <QComboBox>
#include <QLineEdit>
#include <QSpinBox>
#include <QTimeEdit>
#include <QVBoxLayout>
#include <QVersionNumber>

#include "app/client/version.h"
#include "ui/administration/askdialog.h"
#include "ui/theme/theme.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/card.h"
#include "ui/widgets/fieldlabel.h"

namespace paillasse::ui {

namespace {

constexpr int minutesOfHour = 60;

QTime timeOf(std::uint64_t minutes)
{
    return QTime(static_cast<int>(minutes / minutesOfHour) % 24, static_cast<int>(minutes % minutesOfHour));
}

std::uint64_t minutesOf(QTime time)
{
    return static_cast<std::uint64_t>(time.hour() * minutesOfHour + time.minute());
}

} // namespace

PolicyPage::PolicyPage(const Theme& theme, client::Administration& administration, QWidget* parent)
    : Page(parent), m_theme(theme), m_administration(administration), m_factor(new QComboBox(this)), m_from(new QTimeEdit(this)), m_to(new QTimeEdit(this)), m_offline(new QSpinBox(this)),
      m_oldest(new QLineEdit(this)), m_said(new Label(theme, TextStyle::Body, {}, this))
{
    for (const auto policy : {client::FactorPolicy::Sensitive, client::FactorPolicy::OutsideHours, client::FactorPolicy::Always})
        m_factor->addItem(AdminWords::of(policy), static_cast<int>(policy));
    m_from->setDisplayFormat(QStringLiteral("HH:mm"));
    m_to->setDisplayFormat(QStringLiteral("HH:mm"));
    m_offline->setRange(1, 30);
    m_oldest->setPlaceholderText(QStringLiteral("0.1.0"));
    auto* card = new Card(theme, this);
    m_card = card;
    auto* fields = new QVBoxLayout(card);
    const int margin = theme.px(20);
    fields->setContentsMargins(margin, margin, margin, margin);
    fields->setSpacing(theme.px(6));
    const auto add = [&](const QString& name, QWidget* field) {
        field->setMinimumHeight(theme.controlHeight());
        fields->addWidget(new FieldLabel(theme, name, field, card));
        fields->addWidget(field);
    };
    add(tr("Second factor"), m_factor);
    add(tr("Bench hours begin"), m_from);
    add(tr("Bench hours end"), m_to);
    add(tr("Days that a workstation may work without the store"), m_offline);
    add(tr("Oldest version of the program that may connect; empty: any"), m_oldest);
    m_said->setWordWrap(true);
    m_said->setMinimumHeight(m_said->sizeHint().height());
    auto* saveButton = new PrimaryButton(theme, tr("Save the rules…"), QKeySequence(Qt::CTRL | Qt::Key_Return), this);
    card->setFixedWidth(theme.px(520));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12));
    layout->addWidget(card);
    layout->addWidget(m_said);
    layout->addStretch();
    layout->addWidget(saveButton, 0, Qt::AlignRight);
    connect(saveButton, &QAbstractButton::clicked, this, &PolicyPage::save);
    connect(m_factor, &QComboBox::currentIndexChanged, this, [this] {
        const bool hours = m_factor->currentData().toInt() == static_cast<int>(client::FactorPolicy::OutsideHours);
        m_from->setEnabled(hours);
        m_to->setEnabled(hours);
    });
}

void PolicyPage::activate()
{
    m_card->setEnabled(false); // nobody changes what is not known yet
    m_administration.policy(this, [this](const Result<client::Policy>& policy) {
        if (policy)
            show(*policy);
        else
            say(AdminWords::of(policy.error()), true);
    });
}

void PolicyPage::focusEntry()
{
    m_factor->setFocus();
}

void PolicyPage::show(const client::Policy& policy)
{
    m_factor->setCurrentIndex(m_factor->findData(static_cast<int>(policy.factor)));
    m_from->setTime(timeOf(policy.hoursFrom));
    m_to->setTime(timeOf(policy.hoursTo));
    m_offline->setValue(static_cast<int>(policy.maxOfflineMs / dayMs));
    m_oldest->setText(AdminWords::version(policy.oldestClient));
    m_card->setEnabled(true);
}

std::optional<client::Policy> PolicyPage::typed() const
{
    client::Policy policy;
    policy.factor = static_cast<client::FactorPolicy>(m_factor->currentData().toInt());
    policy.hoursFrom = minutesOf(m_from->time());
    policy.hoursTo = minutesOf(m_to->time());
    policy.maxOfflineMs = m_offline->value() * dayMs;
    const auto text = m_oldest->text().trimmed();
    const auto version = QVersionNumber::fromString(text);
    if (!text.isEmpty() && version.segmentCount() < 2)
        return std::nullopt;
    const auto part = [&version](int index) { return static_cast<std::uint64_t>(version.segmentAt(index)); };
    policy.oldestClient = part(0) * 1'000'000 + part(1) * 1'000 + part(2);
    return policy;
}

void PolicyPage::save()
{
    const auto policy = typed();
    if (!policy)
        return say(tr("A version is written 0.1.0."), true);
    if (policy->oldestClient > client::clientVersion())
        return say(tr("This program is version %1: it would be shut out itself.").arg(AdminWords::version(client::clientVersion())), true);
    auto* dialog = new AskDialog(m_theme, tr("Save the rules"), tr("They hold for every laboratory of this store, from the next sign-in on. This is recorded."), tr("Save"), this);
    dialog->addField(tr("Your own code"));
    connect(dialog, &AskDialog::confirmed, this, [this, policy](const QStringList& texts) {
        m_administration.changePolicy(*policy, SecretBytes::copyOf(std::string_view(texts[0].toStdString())), this, [this](const Result<>& saved) {
            say(saved ? tr("Saved, and in force from the next sign-in on.") : AdminWords::of(saved.error()), !saved);
            if (saved)
                activate();
        });
    });
    dialog->open();
}

void PolicyPage::say(const QString& text, bool bad)
{
    m_said->setInk(bad ? ColorRole::CriticalInk : ColorRole::Done);
    m_said->setText(text);
}

} // namespace paillasse::ui
