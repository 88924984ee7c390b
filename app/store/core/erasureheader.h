// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "app/base/bytes.h"
#include "app/base/result.h"
#include "app/lab/ids.h"
#include "app/store/core/keystore.h"

namespace paillasse::store {

// A patient, and which of their keys go.
struct ErasedPatient {
    lab::PatientId patient;
    bool isWhole = false;          // all of them: from now on nothing is written about this patient
    std::vector<KeyId> keys;
    bool operator==(const ErasedPatient&) const = default;
};

// The header of an EraseIntent leaf, in the store-wide ledger: whose keys are to be destroyed. The header of an EraseDone leaf names the
// erasure without the patients: in the store-wide ledger that it is done, in the laboratory's which documents are gone with it. Whoever
// checks the log reads it without a key. Random ids and numbers only.
struct ErasureHeader {
    Uuid erasure;
    lab::LaboratoryId laboratory;
    std::vector<ErasedPatient> patients;
    bool operator==(const ErasureHeader&) const = default;
};

Bytes encodeErasureHeader(const ErasureHeader& header);
Result<ErasureHeader> decodeErasureHeader(ByteView bytes);

// What a document's leaf says of sections that are gone.
Bytes hashOfNothing();

} // namespace paillasse::store
