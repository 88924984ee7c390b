// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "app/base/result.h"
#include "app/base/secretbytes.h"

namespace paillasse::store {

// One line, from a file or, for "-", from the standard input: a secret is no argument, for arguments can be read by others. `what` names it.
// NotFound, InvalidInput.
Result<SecretBytes> readSecret(const std::string& from, const std::string& what);
// The same from a file that nobody else may read. Refused: its mode is not 0600.
Result<SecretBytes> readOwnSecret(const std::string& from, const std::string& what);

} // namespace paillasse::store
