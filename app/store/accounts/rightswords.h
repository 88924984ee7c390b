// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "app/access/role.h"

// Who has access, in French, for paper.
namespace paillasse::store::rightswords {

std::string of(access::Permission permission);
std::string of(const access::Grant& grant); // "Technicien · paillasses 1, 4 · VIH"

} // namespace paillasse::store::rightswords
