// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/resultgridtable.h"

#include "ui/models/resultgridmodel.h"
#include "ui/widgets/celldelegate.h"
#include "ui/widgets/datatable.h"

namespace paillasse::ui {

ResultDelegate* showAsResultGrid(DataTable& table, ResultGridModel& grid, const Theme& theme, const QList<QPair<int, int>>& widths)
{
    table.setModel(&grid);
    auto* results = new ResultDelegate(theme, &table);
    table.setItemDelegateForColumn(ResultGridModel::Result, results);
    table.setItemDelegateForColumn(ResultGridModel::Flag, new FlagDelegate(theme, &table));
    table.setItemDelegateForColumn(ResultGridModel::State, new FlagDelegate(theme, &table));
    table.setItemDelegateForColumn(ResultGridModel::Trend, new SparklineDelegate(theme, &table));
    for (const auto& [column, width] : widths)
        table.setColumnDesignWidth(column, width);
    table.setStretchColumn(ResultGridModel::Examination);
    return results;
}

} // namespace paillasse::ui
