// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/queuetable.h"

#include "ui/models/worklistmodel.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/queuedelegate.h"

namespace paillasse::ui {

void showAsQueue(DataTable& table, WorklistModel& list, const Theme& theme)
{
    table.setModel(&list);
    table.setTwoLines();
    table.setStretchColumn(0);
    table.setItemDelegateForColumn(0, new QueueDelegate(theme, &table));
}

void followFront(DataTable& table, const lab::OrderId& front)
{
    const auto id = WorklistModel::idOf(front);
    if (table.currentId() == id)
        return;
    if (!front.isNull() && table.rowOf(id) >= 0)
        table.setCurrentId(id);
    else
        table.forgetCurrent();
}

} // namespace paillasse::ui
