// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QString>

#include "app/lab/catalogue.h"

namespace paillasse::ui {

// The tubes and their order of draw that the program brings along.
const std::vector<lab::TubeKind>& tubeKinds();
// "EDTA (violet)", as the catalogue names it; the code of a tube that is not known.
QString tubeName(const std::string& container);
// "sang total (EDTA)": what a tube of this code gives to examine.
std::string specimenNature(const std::string& container);

} // namespace paillasse::ui
