// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace paillasse::store::paperwords {

// What a reader, an import or the store said of a record, in French; what nobody has put into French stays as it was said.
std::string saidInFrench(const std::string& words);

} // namespace paillasse::store::paperwords
