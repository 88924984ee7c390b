// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/commands/namedperson.h"
#include "app/store/commands/storeplace.h"
#include "app/store/erasure/certificates.h"
#include "app/store/erasure/erasuredesk.h"

// What the commands about erasure, holds and retention have in common.
namespace paillasse::store {

CertificateNames certificateNames(Office& office);

// Refused: they are no biologist and no security officer there.
Result<> checkGoverns(Office& office, const lab::PersonId& person, const lab::LaboratoryId& laboratory);

// By id, or by the laboratory's number, read as a line of the standard input: it is nobody's business who looks at the list of processes.
// NotFound.
Result<lab::PatientId> patientFrom(Office& office, const lab::LaboratoryId& laboratory, const std::string& id, const CommandContext& context);

// An id as it is written.
Result<Uuid> idFrom(const std::string& text);

inline constexpr Advice erasureAdvice[] = {
    {ErrorCode::WrongSecret, "wait for the next code of the authenticator, then run this again"},
    {ErrorCode::Missing, "a second factor is set up at a workstation, in the page of the own account"},
};

} // namespace paillasse::store
