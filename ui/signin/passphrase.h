// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/secretbytes.h"

namespace paillasse::ui {

// Six words out of 512, each drawn by the operating system's generator: 54 bits, behind the store's throttling and Argon2id.
// The words have no accents, so that every keyboard types them. Empty where the list could not be read.
SecretBytes generatePassphrase();

} // namespace paillasse::ui
