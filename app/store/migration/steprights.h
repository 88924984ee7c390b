// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/access/person.h"
#include "app/migration/names.h"

namespace paillasse::store {

// Whether this person may take such a step of a migration of these laboratories: in each of them. What no right overrides (nobody approves
// their own) is advance's.
bool mayStep(const access::Person& person, migration::StepKind kind, const std::vector<lab::LaboratoryId>& laboratories);

} // namespace paillasse::store
