// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace paillasse::exchange {

// Whether a unit is written in the Unified Code for Units of Measure (case-sensitive form), as far as laboratories use it: terms of a
// prefix, a unit and an exponent, joined by "." and "/", in brackets, with annotations in braces. A unit that is in UCUM and not
// among those known here is told as none.
bool isUcum(std::string_view unit);

} // namespace paillasse::exchange
