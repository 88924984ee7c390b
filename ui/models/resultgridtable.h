// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPair>

namespace paillasse::ui {

class DataTable;
class ResultDelegate;
class ResultGridModel;
class Theme;

// Shows the lines of an order as every page has them, the examination with what is left of the width. Gives the delegate of the column
// that is typed into, where it is.
ResultDelegate* showAsResultGrid(DataTable& table, ResultGridModel& grid, const Theme& theme, const QList<QPair<int, int>>& widths);

} // namespace paillasse::ui
