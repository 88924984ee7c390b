// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/queries.h"
#include "ui/models/rowsmodel.h"

namespace paillasse::ui {

// Whose the rows below are, over all columns: name, birth date and number; the number alone where identities may not be seen.
RowCell orderHeading(const client::OrderFile& file);

} // namespace paillasse::ui
