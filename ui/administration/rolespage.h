// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/session.h"
#include "ui/administration/listpage.h"

namespace paillasse::ui {

// Who may do what, and why: the roles, built-in and the laboratory's own, with their permissions.
class RolesPage final : public ListPage {
    Q_OBJECT

public:
    RolesPage(const Theme& theme, client::Engine& engine, const client::Session& session, QWidget* parent = nullptr);

    [[nodiscard]] QString id() const override { return QStringLiteral("roles"); }
    [[nodiscard]] QString title() const override { return tr("Roles"); }
    [[nodiscard]] Icon icon() const override { return Icon::Key; }

protected:
    void refresh() override;
    void chosen(const QString& id) override;

private:
    struct Shown {
        QString id;
        QString name;
        access::Permissions permissions;
        const access::RoleDefinition* own = nullptr;
        QStringList holders;
    };
    [[nodiscard]] const Shown* current() const;
    void define(const access::RoleDefinition& role);
    void remove();

    client::StaffReply m_staff;
    QList<Shown> m_shown;
    ActionButton* m_change = nullptr;
    ActionButton* m_remove = nullptr;
};

} // namespace paillasse::ui
