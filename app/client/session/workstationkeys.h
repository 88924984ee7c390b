// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/base/secretbytes.h"

namespace paillasse::client {

// What the keyring holds of a workstation, as one entry, so that there is all of it or nothing.
struct WorkstationKeys {
    static constexpr std::size_t deviceSize = 32;

    static constexpr std::size_t sealSize = 32;

    SecretBytes device;     // goes into the wrapping of each person's cache key
    SecretBytes tlsKey;     // PKCS#8, PEM
    SecretBytes seal;       // authenticates enrolment.json (app/client/enrolmentseal.h); empty: made before there were seals

    static Result<WorkstationKeys> make();
    static Result<WorkstationKeys> read(const SecretBytes& entry);
    [[nodiscard]] SecretBytes entry() const; // the device secret, the seal where there is one, then the key
};

} // namespace paillasse::client
