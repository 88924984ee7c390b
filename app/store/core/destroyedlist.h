// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "app/base/result.h"
#include "app/crypto/sign.h"
#include "app/store/core/erasedpatients.h"
#include "app/store/core/keystore.h"

namespace paillasse::store {

// Which keys are gone for ever, as of a moment; kept outside the store, so that no restored backup brings erased data back. No secret.
// A file: deterministic CBOR [body, signature], the body a map {1 store, 2 at, 3 keys [{1 number, 2 at}…], 4 patients [{1 laboratory, 2 patient}…]},
// signed by the store under "paillasse.destroyed.v1". The patients' random ids are there so that workstations, which push again what a
// backup lacks, do not bring them back.
struct DestroyedList {
    Uuid store;
    Instant at;
    std::vector<DestroyedKey> keys;
    std::vector<ErasedPatients::Name> patients;
    bool operator==(const DestroyedList&) const = default;
};

Bytes encodeDestroyedList(const DestroyedList& list, const crypto::SigningKey& key);
// NotTrusted: not signed by that store.
Result<DestroyedList> decodeDestroyedList(ByteView bytes, ByteView storeSigningKey);

} // namespace paillasse::store
