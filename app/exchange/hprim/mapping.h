// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "app/exchange/civilzone.h"
#include "app/exchange/hprim/medecinslines.h"
#include "app/exchange/importedrecord.h"
#include "app/exchange/quantities.h"

// From HPRIM's lines to the laboratory's terms.
namespace paillasse::exchange::hprim {

struct Context {
    CivilZone zone;
    std::vector<std::string>& unread; // for what was read but could not be kept as it was
    DecimalSign sign = DecimalSign::Unknown;
};

// medecinsmapping.cpp
ImportedRecord recordOf(const MedecinsMessage& message, Context& context);

} // namespace paillasse::exchange::hprim
