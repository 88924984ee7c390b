// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/import/sourcefields.h"

#include <utility>

namespace paillasse::store {

namespace {

std::pair<const char*, const char*> namesOf(SourceField field)
{
    switch (field) {
    case SourceField::PatientName: return {"PID-5", "Patient.name"};
    case SourceField::PatientBirth: return {"PID-7", "Patient.birthDate"};
    case SourceField::PatientSex: return {"PID-8", "Patient.gender"};
    case SourceField::PatientBirthPlace: return {"PID-11 (birthplace)", "Patient.extension (birthplace)"};
    case SourceField::PatientIdentifiers: return {"PID-3/PID-19", "Patient.identifier"};
    case SourceField::PatientReliability: return {"PID-32", "Patient.extension (reliability)"};
    case SourceField::PatientAddress: return {"PID-11", "Patient.address"};
    case SourceField::PatientPhone: return {"PID-13", "Patient.telecom (phone)"};
    case SourceField::PatientEmail: return {"PID-13 (email)", "Patient.telecom (email)"};
    case SourceField::OrderNumber: return {"OBR-2/OBR-3/ORC", "ServiceRequest.identifier"};
    case SourceField::Requested: return {"OBR-4", "DiagnosticReport.code"};
    case SourceField::Priority: return {"TQ1-9", "ServiceRequest.priority"};
    case SourceField::Prescriber: return {"OBR-16", "ServiceRequest.requester"};
    case SourceField::PrescribedAt: return {"ORC-9", "ServiceRequest.authoredOn"};
    case SourceField::CollectedAt: return {"OBR-7", "DiagnosticReport.effective"};
    case SourceField::Collector: return {"OBR-10", "Specimen.collection.collector"};
    case SourceField::Ward: return {"PV1-3", "Encounter.location"};
    case SourceField::Clinical: return {"OBR-13/OBR-31", "ServiceRequest.reasonCode"};
    case SourceField::Recipients: return {"OBR-28", "ServiceRequest.recipient"};
    case SourceField::SpecimenId: return {"SPM-2", "Specimen.identifier"};
    case SourceField::SpecimenType: return {"SPM-4", "Specimen.type"};
    case SourceField::SpecimenContainer: return {"SPM-27", "Specimen.container"};
    case SourceField::SpecimenCollected: return {"SPM-17", "Specimen.collection.collected"};
    case SourceField::SpecimenReceived: return {"SPM-18", "Specimen.receivedTime"};
    case SourceField::RequestSpecimen: return {"OBR-15", "Specimen.type"};
    case SourceField::RequestReceived: return {"OBR-14", "Specimen.receivedTime"};
    case SourceField::Range: return {"OBX-7", "Observation.referenceRange"};
    case SourceField::Level: return {"OBX-8", "Observation.interpretation"};
    case SourceField::ObservedAt: return {"OBX-14", "Observation.effective"};
    case SourceField::Method: return {"OBX-17", "Observation.method"};
    case SourceField::Instrument: return {"OBX-18", "Observation.device"};
    case SourceField::Laboratory: return {"OBX-23", "Observation.performer"};
    case SourceField::Comment: return {"NTE-3", "Observation.note"};
    }
    return {"", ""};
}

} // namespace

std::string unreadName(exchange::SourceForm form, SourceField field, const char* why)
{
    const auto [hl7, fhir] = namesOf(field);
    return std::string(form == exchange::SourceForm::Fhir ? fhir : hl7) + " (" + why + ')';
}

} // namespace paillasse::store
