// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>

#include "app/base/bytes.h"

namespace paillasse::wire::testing {

// The frozen examples of docs/protocol.md, made again by this program. What one of them says may never change: an old workstation's
// outbox, a sealed section and a signed report of years ago are these bytes.
std::map<std::string, Bytes> goldenVectors();

} // namespace paillasse::wire::testing
