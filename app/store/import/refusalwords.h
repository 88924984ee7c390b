// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "app/lab/refusal.h"

namespace paillasse::store {

// Why the store would not do an act, as an operator at the console can understand it.
std::string wordsOf(const lab::Refusal& refusal);

} // namespace paillasse::store
