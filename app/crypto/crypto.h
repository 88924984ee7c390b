// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

#include "app/base/bytes.h"
#include "app/base/result.h"
#include "app/base/secretbytes.h"

namespace paillasse::crypto {

// Once, before anything else of this room; any thread, any number of times.
Result<> initialise();

Bytes randomBytes(std::size_t size);
SecretBytes randomSecret(std::size_t size);

} // namespace paillasse::crypto
