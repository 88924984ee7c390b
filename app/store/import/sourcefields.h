// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "app/exchange/importedrecord.h"

namespace paillasse::store {

// What a message may say that a patient or an order here has no place for, or already says otherwise.
enum class SourceField {
    PatientName,
    PatientBirth,
    PatientSex,
    PatientBirthPlace,
    PatientIdentifiers,
    PatientReliability,
    PatientAddress,
    PatientPhone,
    PatientEmail,
    OrderNumber,
    Requested,
    Priority,
    Prescriber,
    PrescribedAt,
    CollectedAt,
    Collector,
    Ward,
    Clinical,
    Recipients,
    SpecimenId,
    SpecimenType,
    SpecimenContainer,
    SpecimenCollected,
    SpecimenReceived,
    RequestSpecimen,  // told in the request itself
    RequestReceived,
    Range,
    Level,
    ObservedAt,
    Method,
    Instrument,
    Laboratory,
    Comment
};

// In the source's own terms, with why: "SPM-18 (no tube here that it is said of)".
std::string unreadName(exchange::SourceForm form, SourceField field, const char* why);

} // namespace paillasse::store
