// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "app/base/bytes.h"
#include "app/base/uuid.h"
#include "app/lab/ids.h"

// What the store-wide ledger says of erasures, legal holds and certificates. One alternative of AccountChange.
namespace paillasse::store {

// Append, never reorder.
enum class ErasureStep {
    Asked,              // `text`: why
    Approved,           // by another than who asked
    Declined,           // `text`: why
    Begun,              // in a leaf of class EraseIntent, whose header names the keys
    Done,               // in a leaf of class EraseDone; `count`: keys
    HoldSet,            // `text`: why
    HoldLifted,         // `text`: why
    RulesSet,           // for how long records are kept; `text`: the rules
    PlanRun,            // `sha256`: of the plan that was shown; `count`: patients
    Certified,          // `sha256`: of the certificate
    CertificateRefused  // somebody held a certificate against this store, and it is not one of its own; `sha256`: of what was shown, `text`: why
};
constexpr ErasureStep lastOf(ErasureStep) { return ErasureStep::CertificateRefused; }

struct ErasureNoted {
    ErasureStep step{};
    Uuid erasure;                 // null: of none
    lab::LaboratoryId laboratory;
    lab::PatientId patient;       // null: of several, or none
    std::string text;
    std::uint64_t count = 0;
    Bytes sha256;
    bool operator==(const ErasureNoted&) const = default;
};

} // namespace paillasse::store
