// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/core/reportcheck.h"
#include "app/store/net/routehelp.h"
#include "app/store/net/routes.h"

namespace paillasse::store {

namespace {

using Asker = NamedSession<access::Permission::ReadOrders>;

constexpr Limits smallLimits{16u << 10, std::chrono::seconds(10), std::chrono::seconds(15)};

} // namespace

void addReportRoutes(RouteTable& routes, ReportCheck& reports)
{
    const auto check = [&reports](const SessionCall& call, const Answer& answer) {
        const auto question = wire::decodeMessage<wire::ReportQuestion>(call.request.body);
        if (!question)
            return answer(notReadable());
        const auto reply = reports.answer(*question);
        answer(reply ? messageReply(*reply) : problemOf(reply.error()));
    };
    // The gate has found the permission in the laboratory that the question names: a null one is nobody's.
    routes.add(Route<Asker>{Method::Post, "/v1/reports/check", check, smallLimits}, laboratoryInBody<wire::ReportQuestion>);
}

} // namespace paillasse::store
