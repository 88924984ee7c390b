// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/exchange/civilzone.h"
#include "app/exchange/fhir/jsonvalue.h"
#include "app/exchange/fhir/resource.h"

// From JSON to the laboratory's terms. Each function reads (and so marks) only what it can keep.
namespace paillasse::exchange::fhir {

struct Context {
    CivilZone zone;
    std::string container;            // the key of the resource that "#…" points into
    std::vector<std::string>& unread; // for what was read but could not be kept as it was
};

// reader.cpp
bool isRead(std::string_view type); // resources of that type

// datatypes.cpp
std::string lineOf(const JsonValue& value, std::size_t most);
std::string textOf(const JsonValue& value, std::size_t most);
// What was put together of several elements, told under `path` when it is shortened.
std::string boundedText(const std::string& text, std::size_t most, const char* path, Context& context);
SourceCode codeOf(const JsonValue& codeableConcept);
bool isLoinc(const JsonValue& coding);
// A coded value: the code of an answer with its words.
std::optional<lab::Coded> codedOf(const JsonValue& codeableConcept);
std::string wordsOf(const JsonValue& codeableConcept);
std::string identifierOf(const JsonValue& identifier);      // "system|value"
std::vector<std::string> identifiersOf(const JsonValue& identifiers);
std::string nameOf(const JsonValue& humanNames);            // "Dr HERTZ John"
Reference referenceOf(const JsonValue& reference, const Context& context);
std::vector<Reference> referencesOf(const JsonValue& references, const Context& context);
// dateTime or instant, or the start of a Period; null when it is no whole date (listed then under `path`).
Instant timeOf(const JsonValue& value, const char* path, Context& context);
std::string notesOf(const JsonValue& annotations);
Attachment attachmentOf(const JsonValue& attachment, Context& context);

// patientmapping.cpp
PatientResource patientOf(const JsonValue& json, Context& context);
// observationmapping.cpp
ObservationResource observationOf(const JsonValue& json, Context& context);
// An observation that says itself that it is of another kind: vital signs, a survey.
bool isLaboratory(const JsonValue& observation);
// requestmapping.cpp
ReportResource reportOf(const JsonValue& json, Context& context);
RequestResource requestOf(const JsonValue& json, Context& context);
SpecimenResource specimenOf(const JsonValue& json, Context& context);
NamedResource namedOf(const JsonValue& json, Context& context);

} // namespace paillasse::exchange::fhir
