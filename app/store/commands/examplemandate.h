// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "app/migration/mandate.h"

namespace paillasse::store {

// A mandate to start from, with every field that its direction needs and deadlines from this moment on: whoever takes it over says who, what and why.
std::string exampleMandate(migration::Direction direction, Instant now);
// All fields that a mandate may name: those that "default" stands for, and the others.
std::string fieldsHelp();

} // namespace paillasse::store
