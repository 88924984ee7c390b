// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "app/lab/codetables.h"

namespace paillasse::ui {

// "EDTA (violet)", as the laboratory's table names it; the code of a tube that it does not have.
QString tubeName(const lab::CodeTables& tables, const std::string& container);
// "sang total (EDTA)": what a tube of this code gives to examine.
std::string specimenNature(const lab::CodeTables& tables, const std::string& container);

} // namespace paillasse::ui
