// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/codetables.h"

#include <algorithm>

namespace paillasse::lab {

const TubeKind* CodeTables::tube(std::string_view code) const
{
    const auto found = std::ranges::find(tubes, code, &TubeKind::code);
    return found == tubes.end() ? nullptr : &*found;
}

} // namespace paillasse::lab
