// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/dialogfoot.h"

#include <QDialog>

#include "ui/widgets/actionbutton.h"

namespace paillasse::ui {

DialogFoot::DialogFoot(const Theme& theme, QDialog* dialog, const QString& confirm, const QKeySequence& key, const QString& insteadOfCancel)
{
    // Made in the order in which they stand, which is the order of the Tab key.
    auto* cancel = new ActionButton(theme, ActionButton::Kind::Secondary, insteadOfCancel.isEmpty() ? tr("Cancel") : insteadOfCancel, QKeySequence(Qt::Key_Escape), dialog);
    m_confirm = new PrimaryButton(theme, confirm, key, dialog);
    addStretch();
    addWidget(cancel);
    addWidget(m_confirm);
    connect(cancel, &QAbstractButton::clicked, dialog, &QDialog::reject);
}

} // namespace paillasse::ui
