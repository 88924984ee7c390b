// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "app/exchange/importedrecord.h"

namespace paillasse::exchange {

// HL7 tables 0490 (why it was rejected) and 0493 (its condition), with "NP" for a prescription that is missing and "OTH" for another
// reason; nothing for what is none of them.
std::optional<lab::RejectionReason> rejectionOf(std::string_view code);
// The other way round, of table 0490; empty for None.
std::string_view rejectionCode(lab::RejectionReason reason);

// Told again for another request, it is one specimen that serves both.
void addSpecimen(std::vector<ImportedSpecimen>& specimens, ImportedSpecimen specimen);

} // namespace paillasse::exchange
