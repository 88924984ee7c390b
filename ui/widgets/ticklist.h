// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListWidget>

namespace paillasse::ui {

// An entry that Space ticks; a screen reader says its text and whether it is ticked. `data` is its Qt::UserRole.
inline QListWidgetItem* addTick(QListWidget* list, const QString& text, const QVariant& data, bool on)
{
    auto* item = new QListWidgetItem(text, list);
    item->setData(Qt::UserRole, data);
    item->setData(Qt::AccessibleTextRole, text);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    item->setCheckState(on ? Qt::Checked : Qt::Unchecked);
    return item;
}

} // namespace paillasse::ui
