// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "app/exchange/csv/proposal.h"

namespace paillasse::exchange::csv {

// The style that reads most of the cells, and half of them at least: a day that nobody knew ("00/00/0000") does not hide the style of the others.
StyleGuess chooseStyle(const std::vector<std::string>& cells);

} // namespace paillasse::exchange::csv
