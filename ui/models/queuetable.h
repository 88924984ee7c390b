// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace paillasse::ui {

class DataTable;
class Theme;
class WorklistModel;

// Shows the list as every page has it on its left: one order a row, its patient in full.
void showAsQueue(DataTable& table, WorklistModel& list, const Theme& theme);

} // namespace paillasse::ui
