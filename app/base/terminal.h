// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdio>

namespace paillasse {

// Whether somebody reads or types at the other end; false for a pipe, a file and what is closed.
bool isTerminal(std::FILE* stream);

} // namespace paillasse
