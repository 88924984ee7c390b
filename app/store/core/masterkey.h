// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "app/base/result.h"
#include "app/base/secretbytes.h"

namespace paillasse::store {

// The master key's file: "PAILMK1\n", 32 random bytes, SHA-256("paillasse.master.v1" ‖ key). 72 bytes in all.
Result<SecretBytes> readMasterKeyFile(const std::string& path);
// Made with mode 0600, synced with its directory; Conflict when there is one.
Result<> writeMasterKeyFile(const std::string& path, const SecretBytes& key);

} // namespace paillasse::store
