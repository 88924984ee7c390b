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
    const auto add = [&](std::string_view path, auto ask) {
        routes.add(Route<Enrolment>{Method::Post, path, [&workstations, &log, ask](const EnrolmentCall& call, const Answer& answer) {
            const auto request = wire::decodeMessage<wire::EnrolmentRequest>(call.request.body);
            answer(request ? enrolmentReply(ask(workstations, *request, call.request.head.address), log) : notReadable());
        }, enrolmentLimits});
    };
    add("/v1/enrolment", [](Workstations& all, const wire::EnrolmentRequest& request, const std::string& address) { return all.request(request, address); });
    add("/v1/enrolment/status", [](Workstations& all, const wire::EnrolmentRequest& request, const std::string&) { return all.status(request); });
}

} // namespace paillasse::store
