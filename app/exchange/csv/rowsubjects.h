// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exchange/csv/rowcells.h"

// Of whom and of what a row is.
namespace paillasse::exchange::csv {

ImportedPatient patientOf(RowCells& row);
ImportedOrder orderOf(RowCells& row);
ImportedSpecimen specimenOf(RowCells& row, const ImportedOrder& order);

} // namespace paillasse::exchange::csv
