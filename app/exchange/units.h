// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace paillasse::exchange {

// A unit in UCUM where its spelling leaves no doubt: "umol/l" → "umol/L", "G/L" (giga per litre) → "10*9/L", "UI/L" → "[IU]/L",
// "mmHg" → "mm[Hg]". What is not known stays as it is: units are compared, never guessed.
std::string ucumOf(std::string_view unit);

} // namespace paillasse::exchange
