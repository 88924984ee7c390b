// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "app/exchange/importedrecord.h"

// FHIR R4 resources, as far as they are read, before their references are followed.
namespace paillasse::exchange::fhir {

// "Patient/1", "urn:uuid:…", "http://…/Patient/1", and "#1" made whole with its container's key. `display` is what the reference
// says of itself.
struct Reference {
    std::string to;
    std::string display;
};

// On a ServiceRequest, of type string: who gets a copy of the report (HL7 v2: OBR-28).
inline constexpr std::string_view recipientExtension = "urn:x-paillasse:fhir:result-copies-to";
// On an Observation: HL7 v2's OBX-4.
inline constexpr std::string_view subIdExtension = "http://hl7.org/fhir/StructureDefinition/observation-v2-subid";

struct PatientResource {
    ImportedPatient patient;
};

struct ObservationResource {
    ImportedResult result;
    std::vector<ImportedResult> components; // each with an examination of its own
    Reference subject;
    std::vector<Reference> basedOn;
    std::vector<Reference> members;
    std::vector<Reference> performers;
    Reference specimen;
    Reference device;
};

struct ReportResource {
    std::vector<std::string> ids;
    SourceCode code;
    Reference subject;
    std::vector<Reference> basedOn;
    std::vector<Reference> results;
    std::vector<Reference> specimens;
    std::vector<Reference> performers;
    Instant collectedAt;
    Instant issuedAt;
    std::string conclusion;
    std::vector<Attachment> attachments;
    bool isWithdrawn = false;
};

struct RequestResource {
    std::vector<std::string> ids;       // the requisition's first
    SourceCode code;
    Reference subject;
    Reference requester;
    std::vector<Reference> specimens;
    std::vector<Reference> answers;     // observations that tell what was asked at the order
    Instant authoredAt;
    lab::Priority priority = lab::Priority::Routine;
    std::string clinical;
    std::string treatment;
    std::string ward;
    std::vector<std::string> recipients;
    OrderAction action = OrderAction::Place;
};

struct SpecimenResource {
    ImportedSpecimen specimen;
    Reference subject;
    Reference collector;
    lab::Fasting fasting = lab::Fasting::Unknown;
    std::vector<Reference> requests;
    bool isVoid = false;                // entered in error
};

// What only has a name for us: practitioner, organization, device, location. A role points on to who bears it.
struct NamedResource {
    std::string name;
    Reference bearer;
};

struct Resource {
    std::string type;                // "Observation"
    std::string id;
    std::vector<std::string> keys;   // what references may call it
    MessagePlace source;
    std::variant<NamedResource, PatientResource, ObservationResource, ReportResource, RequestResource, SpecimenResource> body;
};

} // namespace paillasse::exchange::fhir
