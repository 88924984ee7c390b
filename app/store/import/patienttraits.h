// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "app/exchange/importedrecord.h"
#include "app/store/import/sourcefields.h"

namespace paillasse::store {

inline constexpr auto saysOtherwise = "the patient's record here says otherwise";

// What a message says of a patient that their record here does not say: an import never changes somebody who is known.
std::vector<SourceField> differingFields(const exchange::ImportedPatient& told, const lab::Patient& known);

} // namespace paillasse::store
