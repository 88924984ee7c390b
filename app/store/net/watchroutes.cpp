// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/alerts/watchoverview.h"
#include "app/store/net/routehelp.h"
#include "app/store/net/routes.h"
#include "app/wire/adminmessages.h"

namespace paillasse::store {

void addWatchRoutes(RouteTable& routes, WatchOverview& overview)
{
    constexpr Limits smallLimits{16u << 10, std::chrono::seconds(10), std::chrono::seconds(15)};
    const auto look = [&overview](const SessionCall& call, const Answer& answer) {
        const auto reply = overview.of(call.laboratory);
        answer(reply ? messageReply(*reply) : problemOf(reply.error()));
    };
    routes.add(Route<NamedSession<access::Permission::ReadTrail>>{Method::Post, "/v1/watch", look, smallLimits}, laboratoryInBody<wire::LaboratoryQuestion>);
}

} // namespace paillasse::store
