// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/patient.h"

namespace paillasse::lab {

std::string displayName(const Identity& identity)
{
    const auto& name = identity.usedName.empty() ? identity.birthName : identity.usedName;
    const auto& forename = identity.usedForename.empty() ? identity.firstForename : identity.usedForename;
    return name.empty() || forename.empty() ? name + forename : name + ' ' + forename;
}

} // namespace paillasse::lab
