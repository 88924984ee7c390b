// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "app/store/core/verify.h"
#include "app/store/erasure/eraser.h"
#include "tests/store/core/worksite.h"

// A store with patients to forget: what the tests of erasure work on.
namespace paillasse::store::testing {

inline std::string words(const Verification& result)
{
    std::string text;
    for (const auto& finding : result.findings)
        text += finding.file + " [" + finding.where + "] " + finding.what + "; ";
    for (const auto& note : result.notes)
        text += "(" + note + ") ";
    return text;
}

inline Verification verified(Worksite& site)
{
    site.close();
    auto result = must(verify(site.directory()));
    site.open();
    return result;
}

// All of a patient's keys, as their right has it.
inline ErasureRecord wholePatient(const Worksite& site, const lab::PatientId& patient)
{
    ErasureRecord record;
    record.header = {Uuid::make(site.clock.now()), site.made.laboratory, {{patient, true, {}}}};
    record.ground = ErasureGround::PatientsRight;
    record.askedBy = theReceptionist;
    record.askedAt = site.clock.now();
    record.decidedBy = theBiologist;
    return record;
}

} // namespace paillasse::store::testing
