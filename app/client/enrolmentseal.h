// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/secretbytes.h"
#include "app/client/profile.h"

// enrolment.json says which store is trusted and where it is, and lies where anybody who works in the person's account may write. So it
// bears a seal: HMAC-SHA256 under a key that is in the keyring alone, over everything in it but what only says what is to go
// (`spareEntries`, `wiping`), which is changed where no key can be had.
namespace paillasse::client {

Enrolment sealed(Enrolment enrolment, const SecretBytes& key);
bool isSealedWith(const Enrolment& enrolment, const SecretBytes& key);

} // namespace paillasse::client
