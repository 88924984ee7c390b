// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

namespace paillasse::store {

// A part into its place, or the error that kept it from being made.
template <class Place, class Part>
Result<> intoPlace(Place& place, Result<Part> part)
{
    if (!part)
        return tl::unexpected(part.error());
    place = std::move(*part);
    return {};
}

} // namespace paillasse::store
