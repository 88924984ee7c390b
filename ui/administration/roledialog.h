// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>

#include "app/access/role.h"
#include "ui/administration/askdialog.h"

class QCheckBox;

namespace paillasse::ui {

// A role made of permissions: what one rests on is ticked along, and what may not stand together is said at once.
class RoleDialog final : public AskDialog {
    Q_OBJECT

public:
    RoleDialog(const Theme& theme, const access::RoleDefinition& role, QWidget* parent);

Q_SIGNALS:
    void given(const paillasse::access::RoleDefinition& role);

protected:
    [[nodiscard]] QString objection() const override;

private:
    void ticked(access::Permission permission, bool on);
    [[nodiscard]] access::Permissions chosen() const;
    void showFault();
    // Of what nothing else that is ticked rests on: what shows nothing by itself, and why.
    [[nodiscard]] QString pageless() const;

    QMap<access::Permission, QCheckBox*> m_boxes;
    Label* m_fault;
    Label* m_pageless;
};

} // namespace paillasse::ui
