// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "app/migration/job.h"

namespace paillasse::store::paperwords {

// Where in source and record, and what it is, in French: « ancien.hl7, message 5, résultat 2 : hors des valeurs plausibles de K ».
std::string findingOf(const migration::Difference& difference);
// What is gone, and how to check it.
std::string of(const migration::Destroyed& destroyed);

} // namespace paillasse::store::paperwords
