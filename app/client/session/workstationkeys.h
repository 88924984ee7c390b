// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/base/secretbytes.h"

namespace paillasse::client {

// What the keyring holds of a workstation, as one entry, so that there is all of it or nothing.
struct WorkstationKeys {
    static constexpr std::size_t deviceSize = 32;

    SecretBytes device;     // goes into the wrapping of each person's cache key
    SecretBytes tlsKey;     // PKCS#8, PEM

    static Result<WorkstationKeys> make();
    static Result<WorkstationKeys> read(const SecretBytes& entry);
    [[nodiscard]] SecretBytes entry() const; // the device secret, then the key
};

} // namespace paillasse::client
