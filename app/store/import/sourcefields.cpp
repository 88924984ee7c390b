// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/import/sourcefields.h"

namespace paillasse::store {

namespace {

// Empty: that form has no such field.
struct Names {
    const char* hl7;
    const char* fhir;
    const char* medecins;
    const char* sante;
    const char* csv; // what a mapping calls it
};

Names namesOf(SourceField field)
{
    switch (field) {
    case SourceField::PatientName: return {"PID-5", "Patient.name", "lines 2 and 3", "P-6/P-7", "birth-name"};
    case SourceField::PatientBirth: return {"PID-7", "Patient.birthDate", "line 7", "P-8", "birth-date"};
    case SourceField::PatientSex: return {"PID-8", "Patient.gender", "", "P-9", "sex"};
    case SourceField::PatientBirthPlace: return {"PID-11 (birthplace)", "Patient.extension (birthplace)", "", "", "birth-place"};
    case SourceField::PatientIdentifiers: return {"PID-3/PID-19", "Patient.identifier", "lines 1 and 8", "P-3/P-4", "patient-number"};
    case SourceField::PatientReliability: return {"PID-32", "Patient.extension (reliability)", "", "", ""};
    case SourceField::PatientAddress: return {"PID-11", "Patient.address", "lines 4 to 6", "P-11", "address"};
    case SourceField::PatientPhone: return {"PID-13", "Patient.telecom (phone)", "", "P-13", "phone"};
    case SourceField::PatientEmail: return {"PID-13 (email)", "Patient.telecom (email)", "", "", "email"};
    case SourceField::OrderNumber: return {"OBR-2/OBR-3/ORC", "ServiceRequest.identifier", "line 9", "OBR-3/OBR-4", "order-number"};
    case SourceField::Requested: return {"OBR-4", "DiagnosticReport.code", "", "OBR-5", "requested"};
    case SourceField::Priority: return {"TQ1-9", "ServiceRequest.priority", "", "OBR-6", "priority"};
    case SourceField::Prescriber: return {"OBR-16", "ServiceRequest.requester", "", "OBR-17", "prescriber"};
    case SourceField::PrescribedAt: return {"ORC-9", "ServiceRequest.authoredOn", "", "OBR-7", "prescribed-at"};
    case SourceField::CollectedAt: return {"OBR-7", "DiagnosticReport.effective", "line 10", "OBR-8", "collected-at"};
    case SourceField::Collector: return {"OBR-10", "Specimen.collection.collector", "", "", "collector"};
    case SourceField::Ward: return {"PV1-3", "Encounter.location", "", "P-26", "ward"};
    case SourceField::Clinical: return {"OBR-13/OBR-31", "ServiceRequest.reasonCode", "", "OBR-14", "clinical-context"};
    case SourceField::Recipients: return {"OBR-28", "ServiceRequest.recipient", "line 12", "H-10", "recipient"};
    case SourceField::SpecimenId: return {"SPM-2", "Specimen.identifier", "", "OBR-3/OBR-4", "specimen-number"};
    case SourceField::SpecimenType: return {"SPM-4", "Specimen.type", "", "OBR-16", "specimen-kind"};
    case SourceField::SpecimenContainer: return {"SPM-27", "Specimen.container", "", "", "container"};
    case SourceField::SpecimenCollected: return {"SPM-17", "Specimen.collection.collected", "", "OBR-8", "collected-at"};
    case SourceField::SpecimenReceived: return {"SPM-18", "Specimen.receivedTime", "", "OBR-15", "received-at"};
    case SourceField::RequestSpecimen: return {"OBR-15", "Specimen.type", "", "OBR-16", "specimen-kind"};
    case SourceField::RequestReceived: return {"OBR-14", "Specimen.receivedTime", "", "OBR-15", "received-at"};
    case SourceField::Range: return {"OBX-7", "Observation.referenceRange", "RES-6/RES-7", "OBX-8", "range"};
    case SourceField::Level: return {"OBX-8", "Observation.interpretation", "RES-8", "OBX-9", "flag"};
    case SourceField::ObservedAt: return {"OBX-14", "Observation.effective", "line 10", "OBX-15", "collected-at"};
    case SourceField::Method: return {"OBX-17", "Observation.method", "", "", "method"};
    case SourceField::Instrument: return {"OBX-18", "Observation.device", "", "", "instrument"};
    case SourceField::Laboratory: return {"OBX-23", "Observation.performer", "line 11", "OBX-16", "performing-laboratory"};
    case SourceField::Comment: return {"NTE-3", "Observation.note", "TEX", "C-4", "result-comment"};
    }
    return {"", "", "", "", ""};
}

const char* nameIn(exchange::SourceForm form, const Names& names)
{
    switch (form) {
    case exchange::SourceForm::Hl7v2: return names.hl7;
    case exchange::SourceForm::Fhir: return names.fhir;
    case exchange::SourceForm::HprimMedecins: return names.medecins;
    case exchange::SourceForm::HprimSante: return names.sante;
    case exchange::SourceForm::Csv: return names.csv;
    }
    return "";
}

} // namespace

std::string unreadName(exchange::SourceForm form, SourceField field, const char* why)
{
    return std::string(nameIn(form, namesOf(field))) + " (" + why + ')';
}

} // namespace paillasse::store
