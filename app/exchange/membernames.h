// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace paillasse::exchange {

// Whether a name in an archive may be taken as a file's name below a folder: relative, without "..", drive letters, backslashes and
// control characters, valid UTF-8, of a bearable length. What is not is refused with its number, never mended (CWE-22).
bool isMemberName(std::string_view name);

} // namespace paillasse::exchange
