// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "app/lab/act.h"

namespace paillasse::lab {

// The class under which a line is sealed (laboratory.md 3.13): its examination's own; where it has none, Staff for who works here.
Confidentiality lineClass(Confidentiality examination, bool isStaff);
// Lines ready to be asked for this patient.
void classify(std::vector<NewLine>& lines, bool isStaff);

} // namespace paillasse::lab
