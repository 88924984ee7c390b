// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "app/base/result.h"

namespace paillasse::store {

// The PEM of who signs the other end's certificate, from a file; nothing for no path. NotFound, InvalidInput: no certificate in it.
Result<std::string> readAuthority(const std::string& path);

} // namespace paillasse::store
