// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exchange/fhirout/json.h"
#include "app/exchange/importedrecord.h"

// FHIR R4's data types, as app/exchange/fhir reads them.
namespace paillasse::exchange::fhirout {

// "authority|number".
Object identifier(std::string_view id);
Object coding(std::string_view system, std::string_view code);
Object words(std::string_view text);
Object codeableConcept(const SourceCode& code);
Object reference(std::string_view type, std::string_view id);
// One that is only named.
Object named(std::string_view name);
// A number may be left out: a unit stands alone where its value is not to be told.
Object quantity(const std::optional<lab::Decimal>& number, lab::Comparator comparator, std::string_view unit);
Array note(std::string_view text);
Object attachment(const Attachment& document);
Object extension(std::string_view url, std::string_view valueName, std::string_view value);
// An element that must be there, and of which nothing is to be told.
Object masked();
// Empty for the null instant.
std::string instant(Instant at);

} // namespace paillasse::exchange::fhirout
