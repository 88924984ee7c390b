// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/administration/policypage.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSpinBox>
#include <QTimeZone>
#include <QVBoxLayout>
#include <QVersionNumber>

#include "app/client/version.h"
#include "ui/administration/askdialog.h"
#include "ui/administration/weekedit.h"
#include "ui/theme/theme.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/card.h"
#include "ui/widgets/fieldlabel.h"

namespace paillasse::ui {

namespace {

// Where laboratories are; the store takes no others.
QStringList timeZones()
{
    QStringList names;
    for (const auto& id : QTimeZone::availableTimeZoneIds())
        if (const auto name = QString::fromLatin1(id); name.contains(u'/') && !name.startsWith(QStringLiteral("Etc/")) && !name.startsWith(QStringLiteral("SystemV/")))
            names << name;
    names.sort();
    return names;
}

} // namespace

PolicyPage::PolicyPage(const Theme& theme, client::Engine& engine, QWidget* parent)
    : Page(parent), m_theme(theme), m_administration(engine.administration()), m_online(engine, AdminWords::withoutStore(), this), m_factor(new QComboBox(this)), m_zone(new QComboBox(this)), m_week(new WeekEdit(theme, this)), m_offline(new QSpinBox(this)),
      m_oldest(new QLineEdit(this)), m_said(new Label(theme, TextStyle::Body, {}, this))
{
    for (const auto policy : {client::FactorPolicy::Sensitive, client::FactorPolicy::OutsideHours, client::FactorPolicy::Always})
        m_factor->addItem(AdminWords::of(policy), static_cast<int>(policy));
    m_zone->addItem(tr("The server's own"), QString());
    for (const auto& name : timeZones())
        m_zone->addItem(name, name);
    m_offline->setRange(1, 30);
    m_oldest->setPlaceholderText(QStringLiteral("0.1.0"));
    auto* rules = new QWidget(this);
    m_rules = rules;
    const auto addCard = [&](int width) {
        auto* card = new Card(theme, rules);
        card->setFixedWidth(theme.px(width));
        auto* fields = new QVBoxLayout(card);
        const int margin = theme.px(20);
        fields->setContentsMargins(margin, margin, margin, margin);
        fields->setSpacing(theme.px(6));
        return fields;
    };
    const auto add = [&](QVBoxLayout* fields, const QString& name, QWidget* field) {
        field->setMinimumHeight(theme.controlHeight());
        fields->addWidget(new FieldLabel(theme, name, field, fields->parentWidget()));
        fields->addWidget(field);
    };
    auto* door = addCard(520);
    add(door, tr("Second factor"), m_factor);
    add(door, tr("Days that a workstation may work without the store"), m_offline);
    add(door, tr("Oldest version of the program that may connect; empty: any"), m_oldest);
    door->addStretch();
    auto* benches = addCard(440);
    add(benches, tr("Bench hours, outside of which everybody is asked"), m_week);
    add(benches, tr("Time zone of the laboratory"), m_zone);
    auto* both = new QHBoxLayout(rules);
    both->setContentsMargins(0, 0, 0, 0);
    both->setSpacing(theme.px(16));
    both->addWidget(door->parentWidget());
    both->addWidget(benches->parentWidget());
    both->addStretch();
    m_said->setWordWrap(true);
    m_said->setMinimumHeight(m_said->sizeHint().height());
    auto* saveButton = new PrimaryButton(theme, tr("Save the rules…"), QKeySequence(Qt::CTRL | Qt::Key_Return), this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12));
    layout->addWidget(rules);
    auto* notice = new Label(theme, TextStyle::Body, {}, this);
    notice->setWordWrap(true);
    notice->setInk(ColorRole::CriticalInk);
    layout->addWidget(m_said);
    layout->addWidget(notice);
    layout->addStretch();
    layout->addWidget(saveButton, 0, Qt::AlignRight);
    connect(saveButton, &QAbstractButton::clicked, this, &PolicyPage::save);
    m_online.guard(rules, [this] { return m_isKnown; });
    m_online.guard(saveButton, [this] { return m_isKnown; });
    m_online.setNotice(notice);
    connect(&engine, &client::Engine::connectionChanged, this, [this](client::Connection connection) {
        if (connection == client::Connection::Online && isVisible() && !m_isKnown)
            activate();
    });
    connect(m_factor, &QComboBox::currentIndexChanged, this, &PolicyPage::enableHours);
    enableHours();
}

// They say nothing under another rule.
void PolicyPage::enableHours()
{
    const bool count = m_factor->currentData().toInt() == static_cast<int>(client::FactorPolicy::OutsideHours);
    m_week->setEnabled(count);
    m_zone->setEnabled(count);
}

void PolicyPage::activate()
{
    know(false);
    m_administration.policy(this, [this](const Result<client::Policy>& policy) {
        if (policy)
            show(*policy);
        else if (m_online.why().isEmpty())
            say(AdminWords::of(policy.error()), true);
    });
}

void PolicyPage::know(bool isKnown)
{
    m_isKnown = isKnown;
    m_online.update();
}

void PolicyPage::focusEntry()
{
    m_factor->setFocus();
}

void PolicyPage::show(const client::Policy& policy)
{
    m_factor->setCurrentIndex(m_factor->findData(static_cast<int>(policy.factor)));
    m_week->show(policy);
    const auto zone = QString::fromStdString(policy.timeZone);
    if (m_zone->findData(zone) < 0)
        m_zone->addItem(zone, zone); // the store's list may be a newer one
    m_zone->setCurrentIndex(m_zone->findData(zone));
    m_offline->setValue(static_cast<int>(policy.maxOfflineMs / dayMs));
    m_oldest->setText(AdminWords::version(policy.oldestClient));
    know(true);
}

std::optional<client::Policy> PolicyPage::typed() const
{
    client::Policy policy;
    policy.factor = static_cast<client::FactorPolicy>(m_factor->currentData().toInt());
    m_week->into(policy);
    policy.timeZone = m_zone->currentData().toString().toStdString();
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
    if (const auto against = m_week->objection(); !against.isEmpty())
        return say(against, true);
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
    m_online.guard(dialog, [dialog](const QString& why) { dialog->hold(why); });
    dialog->open();
}

void PolicyPage::say(const QString& text, bool bad)
{
    m_said->setInk(bad ? ColorRole::CriticalInk : ColorRole::Done);
    m_said->setText(text);
}

} // namespace paillasse::ui
