// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/administration/roledialog.h"

#include <algorithm>

#include <QCheckBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QSignalBlocker>

#include "ui/administration/adminwords.h"
#include "ui/theme/theme.h"
#include "ui/widgets/label.h"

namespace paillasse::ui {

RoleDialog::RoleDialog(const Theme& theme, const access::RoleDefinition& role, QWidget* parent)
    : AskDialog(theme, role.id.isNull() ? tr("New role") : tr("Change the role"), tr("What changes here holds at once for everybody who has this role."), tr("Save"), parent),
      m_fault(new Label(theme, TextStyle::Body, {}, this)), m_pageless(new Label(theme, TextStyle::Small, {}, this))
{
    auto* name = addField(tr("Name of the role"), QString::fromStdString(role.name));
    auto* grid = new QWidget(this);
    auto* cells = new QGridLayout(grid);
    cells->setContentsMargins(0, 0, 0, 0);
    cells->setHorizontalSpacing(theme.px(20));
    const auto held = access::Permissions::fromBits(role.permissions);
    const auto all = AdminWords::permissions();
    const auto rows = (all.size() + 1) / 2;
    for (int i = 0; i < all.size(); ++i) {
        auto* box = new QCheckBox(AdminWords::of(all[i]), grid);
        box->setChecked(held.has(all[i]));
        m_boxes.insert(all[i], box);
        cells->addWidget(box, static_cast<int>(i % rows), static_cast<int>(i / rows));
        connect(box, &QCheckBox::toggled, this, [this, permission = all[i]](bool on) { ticked(permission, on); });
    }
    addWidget(tr("Permissions"), grid);
    m_fault->setInk(ColorRole::CriticalInk);
    m_fault->setWordWrap(true);
    m_fault->setMinimumHeight(m_fault->sizeHint().height());
    addWidget(tr("What stands against it"), m_fault);
    m_pageless->setInk(ColorRole::Quiet);
    m_pageless->setWordWrap(true);
    m_pageless->setMinimumHeight(m_pageless->sizeHint().height());
    addWidget(tr("What shows nothing by itself"), m_pageless);
    showFault();
    connect(this, &AskDialog::confirmed, this, [this, name, id = role.id] { Q_EMIT given({id, name->text().trimmed().toStdString(), chosen().bits()}); });
}

access::Permissions RoleDialog::chosen() const
{
    access::Permissions all;
    for (auto box = m_boxes.begin(); box != m_boxes.end(); ++box)
        if (box.value()->isChecked())
            all = all | access::Permissions{box.key()};
    return all;
}

void RoleDialog::ticked(access::Permission permission, bool on)
{
    // Ticked: what it rests on comes along. Unticked: what rests on it goes.
    auto now = on ? access::completed(chosen()) : chosen();
    if (!on)
        for (const auto other : AdminWords::permissions())
            if (now.has(other) && access::completed(access::Permissions{other}).has(permission))
                now = access::Permissions::fromBits(now.bits() & ~access::Permissions{other}.bits());
    for (auto box = m_boxes.begin(); box != m_boxes.end(); ++box) {
        const QSignalBlocker quiet(box.value());
        box.value()->setChecked(now.has(box.key()));
    }
    showFault();
}

QString RoleDialog::objection() const
{
    return AdminWords::of(access::faultOf({{}, "named", chosen().bits()}));
}

void RoleDialog::showFault()
{
    m_fault->setText(objection());
    m_pageless->setText(pageless());
}

QString RoleDialog::pageless() const
{
    QStringList lines;
    const auto held = chosen();
    for (const auto permission : AdminWords::permissions()) {
        const auto why = held.has(permission) ? AdminWords::whyNoPage(permission) : QString();
        const auto restsOnIt = [&](access::Permission other) { return other != permission && held.has(other) && access::completed({other}).has(permission); };
        if (!why.isEmpty() && std::ranges::none_of(AdminWords::permissions(), restsOnIt))
            lines << tr("%1: %2", "a permission, and why it shows nothing by itself").arg(AdminWords::of(permission), why);
    }
    return lines.join(u'\n');
}

} // namespace paillasse::ui
