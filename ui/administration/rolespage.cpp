// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/administration/rolespage.h"

#include "ui/administration/roledialog.h"

namespace paillasse::ui {

RolesPage::RolesPage(const Theme& theme, client::Engine& engine, const client::Session& session, QWidget* parent)
    : ListPage(theme, engine, tr("Roles and what they may do"), {{tr("Role"), 200}, {tr("Made here"), 110}, {tr("Held by"), 0}, {tr("Patients' data"), 140}, {tr("Second factor"), 140}}, parent)
{
    if (!session.may(access::Permission::ManageRoles))
        return;
    m_change = addAction(tr("Change…"), QKeySequence(Qt::Key_F2), ActionButton::Kind::Secondary, [this] {
        if (const auto* one = current(); one && one->own)
            define(*one->own);
    });
    m_remove = addAction(tr("Remove…"), QKeySequence(Qt::Key_F8), ActionButton::Kind::Secondary, [this] { remove(); });
    addAction(tr("New role…"), QKeySequence(Qt::CTRL | Qt::Key_N), ActionButton::Kind::Primary, [this] { define({}); });
}

void RolesPage::refresh()
{
    m_administration.staff(this, listed<client::StaffReply>([this](const client::StaffReply& staff) {
        m_staff = staff;
        m_shown.clear();
        for (const auto role : AdminWords::builtInRoles())
            m_shown << Shown{QString::number(static_cast<int>(role)), AdminWords::of(role), access::permissionsOf(role), nullptr, {}};
        for (const auto& role : m_staff.roles)
            m_shown << Shown{QString::fromStdString(role.id.toString()), QString::fromStdString(role.name), access::Permissions::fromBits(role.permissions), &role, {}};
        for (const auto& entry : m_staff.people)
            for (const auto& grant : entry.person.grants)
                for (auto& shown : m_shown) {
                    const bool holds = shown.own ? grant.role == access::Role::Custom && grant.custom == shown.own->id : grant.role != access::Role::Custom && shown.id == QString::number(static_cast<int>(grant.role));
                    if (holds && !entry.person.disabled)
                        shown.holders << QString::fromStdString(entry.person.displayName);
                }
        QList<Row> rows;
        for (const auto& shown : std::as_const(m_shown))
            rows << Row{shown.id,
                        {{shown.name, CellInk::Strong}, {shown.own ? tr("yes") : QStringLiteral("—")}, {shown.holders.join(QStringLiteral(", "))},
                         {shown.permissions.has(access::Permission::ReadResults) ? tr("results") : shown.permissions.hasAny(access::patientData()) ? tr("identities, orders") : tr("none")},
                         {shown.permissions.hasAny(access::sensitive()) ? tr("needed") : QStringLiteral("—")}}};
        show(rows);
    }));
}

const RolesPage::Shown* RolesPage::current() const
{
    for (const auto& shown : m_shown)
        if (shown.id == currentId())
            return &shown;
    return nullptr;
}

void RolesPage::chosen(const QString&)
{
    const auto* one = current();
    if (m_change) {
        m_change->setEnabled(one && one->own);
        m_remove->setEnabled(one && one->own && one->holders.isEmpty());
    }
    QStringList words;
    if (one)
        for (const auto permission : AdminWords::permissions())
            if (one->permissions.has(permission))
                words << AdminWords::of(permission);
    setDetail(one ? tr("%1 may: %2").arg(one->name, words.join(QStringLiteral(" · "))) : QString());
}

void RolesPage::define(const access::RoleDefinition& role)
{
    auto* dialog = new RoleDialog(m_theme, role, this);
    connect(dialog, &RoleDialog::given, this, [this](const access::RoleDefinition& given) {
        m_administration.defineRole(given, this, [this](const Result<access::RoleDefinition>& defined) {
            say(defined ? tr("The role is saved, and in force.") : AdminWords::of(defined.error()), !defined);
            refresh();
        });
    });
    ask(dialog);
}

void RolesPage::remove()
{
    const auto* one = current();
    if (!one || !one->own)
        return;
    auto* dialog = new AskDialog(m_theme, tr("Remove the role “%1”").arg(one->name), tr("Nobody holds it. What was done under it stays in the ledger."), tr("Remove"), this);
    connect(dialog, &AskDialog::confirmed, this, [this, id = one->own->id] { m_administration.removeRole(id, this, done(tr("Removed."))); });
    ask(dialog);
}

} // namespace paillasse::ui
