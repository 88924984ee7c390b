// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/ids.h"

namespace paillasse::ui {

class DataTable;
class Theme;
class WorklistModel;

// Shows the list as every page has it on its left: one order a row, its patient in full.
void showAsQueue(DataTable& table, WorklistModel& list, const Theme& theme);
// The row that is chosen is that of the order in front, also where something else than the list brought it there: nobody may read one
// patient's results beside another's name. No row is where the list does not have it, and what is in front stays.
void followFront(DataTable& table, const lab::OrderId& front);

} // namespace paillasse::ui
