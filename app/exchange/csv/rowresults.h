// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "app/exchange/csv/rowcells.h"

namespace paillasse::exchange::csv {

// The one that the row's columns describe together, then those of columns with an examination of their own.
std::vector<ImportedResult> resultsOf(RowCells& row);

} // namespace paillasse::exchange::csv
