// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "app/lab/act.h"

namespace paillasse::client {

// The result lines that an act names; empty for one that is about the order as a whole.
std::vector<lab::LineId> linesNamed(const lab::ActBody& body);

} // namespace paillasse::client
