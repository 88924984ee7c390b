// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "app/exchange/civilzone.h"
#include "app/exchange/csv/layout.h"

namespace paillasse::exchange::csv {

// Rows of one order as a record. No patient and no order: there is nothing in them that can be kept.
ImportedRecord recordOf(const Layout& layout, const std::vector<std::vector<std::string>>& rows, const CivilZone& zone, std::vector<std::string>& unread);

} // namespace paillasse::exchange::csv
