// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/lab/measurement.h"

// What both writers say alike: the other way round of quantities.h and specimens.h.
namespace paillasse::exchange {

// "<", "<=", ">", ">="; empty: none.
std::string_view comparatorText(lab::Comparator comparator);
// Of HL7 table 0078; empty for Normal: what nobody judged is not said to be normal.
std::string_view levelCode(lab::Level level);
// A dotted number: "1.2.250.1.213.1.4.8".
bool isOid(std::string_view text);
// Split at spaces.
std::vector<std::string_view> wordsIn(std::string_view text);
// LOINC: a laboratory's report as a document.
inline constexpr std::string_view reportDocumentLoinc = "11502-2";

} // namespace paillasse::exchange
