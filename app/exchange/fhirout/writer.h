// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "app/base/result.h"
#include "app/exchange/importedrecord.h"

// FHIR R4 as NDJSON, a file for each type of resource (as FHIR Bulk Data has it). What app/exchange/fhir reads, the other way round;
// docs/exchange-out.md says which element holds what. A field that is empty is not written.
namespace paillasse::exchange::fhirout {

enum class ResourceType : std::uint8_t { Patient, ServiceRequest, Specimen, Observation, DiagnosticReport };
constexpr ResourceType lastOf(ResourceType) { return ResourceType::DiagnosticReport; }
inline constexpr std::size_t typeCount = static_cast<std::size_t>(lastOf(ResourceType())) + 1;
std::string_view nameOf(ResourceType type);

// Of the resources: the same record always has the same. Letters, digits, "-" and ".", 48 characters at most: what belongs to an order
// is called after it.
struct RecordIds {
    std::string patient;
    std::vector<std::string> orders; // beside the record's
};

// Whole lines, with their ends.
struct Lines {
    std::array<std::string, typeCount> of;
    std::array<std::uint64_t, typeCount> counts{};

    void add(ResourceType type, const std::string& line);
};

// Adds the record's lines. InvalidInput: a record without a patient, or an order that is no report: FHIR here says what was found.
Result<> write(const ImportedRecord& record, const RecordIds& ids, Lines& lines);

} // namespace paillasse::exchange::fhirout
