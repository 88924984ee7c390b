// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/exchange/civilzone.h"
#include "app/exchange/hprim/medecinslines.h"
#include "app/exchange/importedrecord.h"
#include "app/exchange/quantities.h"

// From HPRIM's lines to the laboratory's terms.
namespace paillasse::exchange::hprim {

struct Context {
    CivilZone zone;
    std::vector<std::string>& unread; // for what was read but could not be kept as it was
    DecimalSign sign = DecimalSign::Unknown;
};

// values.cpp
// The status words of both forms (F P R C D X…): as HL7 table 0085.
ResultStatus statusOf(std::string_view word, bool hasValue);
// A number where it is one in that source's way of writing, with the units of counts ("/mm3") taken as a hint that points group; else text.
// `mayBeNumber`: the source does not say that it is text.
void readValue(std::string_view text, std::string_view unit, bool mayBeNumber, ImportedResult& result, const Context& context, const char* name);
lab::AppliedRange rangeOf(std::string_view low, std::string_view high, std::string_view unit, const Context& context);
// The level, or what is none kept as a flag.
void readFlag(std::string_view word, ImportedResult& result);
// What the source calls its patient or file: "sender|number".
std::string sourceId(std::string_view authority, std::string_view number);

// medecinsmapping.cpp
ImportedRecord recordOf(const MedecinsMessage& message, Context& context);

} // namespace paillasse::exchange::hprim
