// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/administration/persondialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QRegularExpression>

#include "ui/administration/adminwords.h"
#include "ui/theme/format.h"
#include "ui/theme/theme.h"
#include "ui/widgets/label.h"

namespace paillasse::ui {

PersonDialog::PersonDialog(const Theme& theme, const access::Person& person, const std::vector<access::RoleDefinition>& roles, QWidget* parent)
    : AskDialog(theme, person.id.isNull() ? tr("New person") : tr("Names and rights"),
                person.id.isNull() ? tr("They get an activation code, which lets them choose their own password.") : tr("What changes here holds at once, at every workstation."),
                person.id.isNull() ? tr("Add") : tr("Save"), parent),
      m_person(person), m_roles(roles), m_role(new QComboBox(this)), m_why(new Label(theme, TextStyle::Small, {}, this))
{
    const bool isNew = person.id.isNull();
    const auto present = person.grants.empty() ? access::Grant() : person.grants.front();
    auto* name = addField(tr("Name, as on screens and reports"), QString::fromStdString(person.displayName));
    auto* title = addField(tr("Title, printed under a signature"), QString::fromStdString(person.title), true);
    auto* login = isNew ? addField(tr("Sign-in name")) : nullptr;
    QStringList benches;
    for (unsigned bench = 1; bench < 64; ++bench)
        if ((present.benches & lab::benchBit(static_cast<lab::BenchNumber>(bench))) != 0)
            benches << QString::number(bench);
    for (const auto role : AdminWords::builtInRoles())
        m_role->addItem(AdminWords::of(role), static_cast<int>(role));
    for (const auto& role : m_roles)
        m_role->addItem(QString::fromStdString(role.name), QString::fromStdString(role.id.toString()));
    m_role->setCurrentIndex(std::max(0, present.role == access::Role::Custom ? m_role->findData(QString::fromStdString(present.custom.toString())) : m_role->findData(static_cast<int>(present.role))));
    addWidget(tr("Role"), m_role);
    auto* benchField = addField(tr("Benches by number, separated by commas; empty: all"), benches.join(QStringLiteral(", ")), true);
    auto* row = new QWidget(this);
    auto* boxes = new QHBoxLayout(row);
    boxes->setContentsMargins(0, 0, 0, 0);
    for (unsigned i = 1; i <= static_cast<unsigned>(lab::lastOf(lab::Confidentiality())); ++i) {
        const auto one = static_cast<lab::Confidentiality>(i);
        auto* box = new QCheckBox(AdminWords::of(one), row);
        box->setChecked((present.confidential & access::bitOf(one)) != 0);
        m_confidential << box;
        boxes->addWidget(box);
    }
    boxes->addStretch();
    addWidget(tr("Confidential examinations that they may read"), row);
    m_why->setWordWrap(true);
    m_why->setInk(ColorRole::Quiet);
    addWidget(tr("What this role may do"), m_why);
    QStringList besides;
    for (std::size_t i = 1; i < person.grants.size(); ++i)
        besides << AdminWords::of(person.grants[i]);
    if (!besides.isEmpty())
        addWidget(tr("Held besides, and kept"), new Label(theme, TextStyle::Small, Format::list(besides), this));
    connect(m_role, &QComboBox::currentIndexChanged, this, &PersonDialog::showWhy);
    showWhy();
    name->setFocus();
    connect(this, &AskDialog::confirmed, this, [this, name, title, login, benchField] {
        m_person.displayName = name->text().trimmed().toStdString();
        m_person.title = title->text().trimmed().toStdString();
        if (login)
            m_person.login = login->text().trimmed().toLower().toStdString();
        // What they hold besides stays as it is.
        if (m_person.grants.empty())
            m_person.grants.emplace_back();
        m_person.grants.front() = grant(benchField->text());
        Q_EMIT given(m_person);
    });
}

access::Grant PersonDialog::grant(const QString& benches) const
{
    access::Grant grant;
    if (const auto id = m_role->currentData(); id.typeId() == QMetaType::Int) {
        grant.role = static_cast<access::Role>(id.toInt());
    } else {
        grant.role = access::Role::Custom;
        for (const auto& role : m_roles)
            if (QString::fromStdString(role.id.toString()) == id.toString()) {
                grant.custom = role.id;
                grant.customName = role.name;
                grant.permissions = role.permissions;
            }
    }
    static const QRegularExpression between(QStringLiteral("[^0-9]+"));
    for (const auto& part : benches.split(between, Qt::SkipEmptyParts))
        if (const auto bench = part.toUInt(); bench > 0 && bench < 64)
            grant.benches |= lab::benchBit(static_cast<lab::BenchNumber>(bench));
    for (int i = 0; i < m_confidential.size(); ++i)
        if (m_confidential[i]->isChecked())
            grant.confidential |= access::bitOf(static_cast<lab::Confidentiality>(i + 1));
    return grant;
}

void PersonDialog::showWhy()
{
    const auto permissions = permissionsOf(grant({}));
    QStringList words;
    for (const auto permission : AdminWords::permissions())
        if (permissions.has(permission))
            words << AdminWords::of(permission);
    m_why->setText(words.join(QStringLiteral(" · ")));
}

} // namespace paillasse::ui
