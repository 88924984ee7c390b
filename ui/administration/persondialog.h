// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

#include "app/access/role.h"
#include "ui/administration/askdialog.h"

class QCheckBox;
class QComboBox;

namespace paillasse::ui {

// A person's names and role in this laboratory, new or known.
class PersonDialog final : public AskDialog {
    Q_OBJECT

public:
    // A null id: somebody new.
    PersonDialog(const Theme& theme, const access::Person& person, const std::vector<access::RoleDefinition>& roles, QWidget* parent);

Q_SIGNALS:
    void given(const paillasse::access::Person& person);

private:
    [[nodiscard]] access::Grant grant(const QString& benches) const;
    void showWhy();

    access::Person m_person;
    std::vector<access::RoleDefinition> m_roles;
    QComboBox* m_role;
    QList<QCheckBox*> m_confidential;
    Label* m_why;
};

} // namespace paillasse::ui
