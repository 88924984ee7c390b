// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/accounts/workstations.h"
#include "app/store/net/routehelp.h"
#include "app/store/net/routes.h"

namespace paillasse::store {

namespace {

constexpr Limits enrolmentLimits{16u << 10, std::chrono::seconds(10), std::chrono::seconds(15)};

Reply enrolmentReply(const Result<wire::EnrolmentReply>& reply, const Log& log)
{
    if (reply) {
        log.info("workstation.enrolment", {{"paillasse.workstation.id", reply->workstation}, {"paillasse.approved", reply->approved}});
        return messageReply(*reply);
    }
    log.warning("workstation.enrolment-refused", {{"error.code", reply.error().code}});
    switch (reply.error().code) {
    case ErrorCode::WrongSecret: return problem(ErrorCode::WrongSecret, "this enrolment code is not known, or was used, or is too old");
    case ErrorCode::Revoked: return problem(ErrorCode::Revoked, "this workstation was revoked");
    case ErrorCode::InvalidInput: return problem(ErrorCode::InvalidInput, "the name or the certificate request cannot be");
    default: return problemOf(reply.error());
    }
}

} // namespace

void addEnrolmentRoutes(RouteTable& routes, Workstations& workstations, const Log& log)
{
    const auto handler = [&workstations, &log](Result<wire::EnrolmentReply> (Workstations::*ask)(const wire::EnrolmentRequest&)) {
        return [&workstations, &log, ask](const EnrolmentCall& call, const Answer& answer) {
            const auto request = wire::decodeMessage<wire::EnrolmentRequest>(call.request.body);
            answer(request ? enrolmentReply((workstations.*ask)(*request), log) : notReadable());
        };
    };
    routes.add(Route<Enrolment>{Method::Post, "/v1/enrolment", handler(&Workstations::request), enrolmentLimits});
    routes.add(Route<Enrolment>{Method::Post, "/v1/enrolment/status", handler(&Workstations::status), enrolmentLimits});
}

} // namespace paillasse::store
