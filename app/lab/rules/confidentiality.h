// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <vector>

#include "app/lab/act.h"

namespace paillasse::lab {

// The class under which a line is sealed (laboratory.md 3.13): its examination's own; where it has none, Staff for who works here.
Confidentiality lineClass(Confidentiality examination, bool isStaff);
// That of a version's interpretation, which may speak of its lines: the strictest of them. One over lines of two classes is refused
// (MixedConfidentiality).
Confidentiality interpretationClass(const Order& order, const ReportVersion& report);
// The confidential line of which it says again, word for word, a line of text that is sealed with a class that its own lines do not have;
// null: none. Only of the classes that `reads` answers for: nobody learns from a refusal what is sealed. What an ordinary version says
// too is no secret.
const ResultLine* repeatsSealed(const Order& order, const ReportVersion& made, const std::function<bool(Confidentiality)>& reads);
// Lines ready to be asked for this patient.
void classify(std::vector<NewLine>& lines, bool isStaff);

} // namespace paillasse::lab
