// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "app/base/bytes.h"
#include "app/base/civiltime.h"
#include "app/lab/ids.h"
#include "app/migration/field.h"

// Who instructs a migration, on what ground, and exactly how much (GDPR art. 5.1 c and 28.3 a).
namespace paillasse::migration {

using MigrationId = Id<struct MigrationTag>;

enum class Direction : std::uint8_t { In, Out };
constexpr Direction lastOf(Direction) { return Direction::Out; }

// What the source speaks, or the recipient reads.
enum class Format : std::uint8_t { Hl7v2, HprimMedecins, HprimSante, Fhir, Csv };
constexpr Format lastOf(Format) { return Format::Csv; }

enum class LegalGround : std::uint8_t {
    ControllersInstruction, // a processor's work on documented instruction (art. 28)
    TransferOfActivity,     // the laboratory's records go to its successor
    PatientsRequest,        // portability (art. 20), or their new laboratory
    LegalObligation
};
constexpr LegalGround lastOf(LegalGround) { return LegalGround::LegalObligation; }

// Each step's last moment; null only where the mandate has not got so far to say it.
struct Deadlines {
    Instant approval;
    Instant staging;     // staged by then
    Instant acceptance;  // checked and accepted by then
    Instant erasure;     // whatever happened, staging is gone by then
    bool operator==(const Deadlines&) const = default;
};

struct Mandate {
    MigrationId id;
    Direction direction{};
    std::string instructedBy;                    // the controller: name and capacity, for a person to read
    std::string reference;                       // of the written instruction
    LegalGround ground{};
    std::vector<lab::LaboratoryId> laboratories; // in: exactly the one that receives
    Date from;                                   // orders placed (in: collected) from this day …
    Date until;                                  // … until this day, both included
    FieldSet fields;
    std::vector<lab::PatientId> patients;        // out only; empty: all of the laboratories
    std::string counterpart;                     // the old system, or who receives
    Format format{};
    std::string recipientKey;                    // out: "age1…", the recipient's public key (age-encryption.org/v1)
    bool transfersResponsibility = false;        // out: after the recipient's acknowledgement the patients' keys are destroyed here
    std::vector<lab::PersonId> approvers;        // one of them approves; never who drafted
    Deadlines deadlines;
    std::uint32_t acceptableErrorsPerMille = 10; // the sample shows, with that confidence, that no more records than that differ
    std::uint32_t confidencePerCent = 95;
    bool operator==(const Mandate&) const = default;
};

// How many records a person compares, all of which must agree: the least n with (1 − rate)^n ≤ 1 − confidence (zero-failure acceptance
// sampling, the binomial bound); never more than there are.
std::uint64_t sampleSize(std::uint32_t acceptableErrorsPerMille, std::uint32_t confidencePerCent, std::uint64_t records);

} // namespace paillasse::migration
