// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "app/exchange/importedrecord.h"

namespace paillasse::exchange {

// HL7 tables 0490 (why it was rejected) and 0493 (its condition); what is none of ours is Other.
lab::RejectionReason rejectionOf(std::string_view code);

// Told again for another request, it is one specimen that serves both.
void addSpecimen(std::vector<ImportedSpecimen>& specimens, ImportedSpecimen specimen);

} // namespace paillasse::exchange
