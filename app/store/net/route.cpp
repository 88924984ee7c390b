// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/net/route.h"

#include <algorithm>

namespace paillasse::store {

const RegisteredRoute* RouteTable::find(Method method, std::string_view path) const
{
    const auto found = std::find_if(m_routes.begin(), m_routes.end(), [&](const auto& r) { return r.method == method && r.path == path; });
    return found == m_routes.end() ? nullptr : &*found;
}

} // namespace paillasse::store
