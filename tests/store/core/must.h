// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>
#include <string>

#include "app/base/result.h"

namespace paillasse::store::testing {

template <class T>
T must(Result<T> result)
{
    if (!result)
        throw std::runtime_error(std::string(toString(result.error().code)) + ": " + result.error().detail);
    return std::move(*result);
}

inline void must(const Result<>& result)
{
    if (!result)
        throw std::runtime_error(std::string(toString(result.error().code)) + ": " + result.error().detail);
}

} // namespace paillasse::store::testing
