// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/exchange/importedrecord.h"
#include "app/exchange/quantities.h"

// Values, ranges and flags of sources that have no types for them.
namespace paillasse::exchange {

// A value that is only text. What does not fit stands whole in the comment, or as a document where even that is too short.
void setText(ImportedResult& result, std::string_view text);

// A number or a titre where it is one, with what the source's other numbers say of its decimal sign, and the unit: a count ("/mm3") is
// no fraction; else text. True: it had to be rounded.
bool readValue(std::string_view text, std::string_view unit, DecimalSign sign, ImportedResult& result);
// Two bounds, or one text with both: "2.20-2.60", "<5"; what is neither is kept as words.
lab::AppliedRange rangeOf(std::string_view low, std::string_view high, std::string_view unit, DecimalSign sign);
// The level, or what is none kept as a flag.
void readFlag(std::string_view word, ImportedResult& result);
// HL7 table 0085, as far as others use its letters: F P R C D X….
ResultStatus statusOf(std::string_view word, bool hasValue);
// What a source calls its patient or order: "sender|number".
std::string sourceId(std::string_view authority, std::string_view number);

} // namespace paillasse::exchange
