// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/accounts/glass.h"
#include "app/store/core/feed.h"
#include "app/store/net/routehelp.h"
#include "app/store/net/routes.h"

namespace paillasse::store {

namespace {

using access::Permission;
using Breaker = Doing<Permission::BreakGlass>; // with a code each time, in the message
using Lister = NamedSession<Permission::ReviewGlass>;
using Reviewer = Governing<Permission::ReviewGlass>;

constexpr Limits smallLimits{16u << 10, std::chrono::seconds(10), std::chrono::seconds(15)};

Reply glassProblem(const Error& error)
{
    switch (error.code) {
    case ErrorCode::InvalidInput: return problem(error.code, "a reason has 10 to 500 characters");
    case ErrorCode::WrongSecret: return problem(error.code, "not this code, or one that was used before");
    case ErrorCode::Missing: return problem(error.code, "this person has no second factor yet");
    case ErrorCode::Expired: return problem(403, error.code, "the glass is not open");
    case ErrorCode::Refused: return problem(error.code, "nobody reviews their own");
    case ErrorCode::Conflict: return problem(error.code, "reviewed already");
    default: return problemOf(error);
    }
}

template <class Message, class Act>
auto handler(Act act)
{
    return [act](const SessionCall& call, const Answer& answer) {
        const auto message = wire::decodeMessage<Message>(call.request.body);
        if (!message)
            return answer(notReadable());
        answer(act(call, *message));
    };
}

} // namespace

void addGlassRoutes(RouteTable& routes, Glass& glass, Feed& feed)
{
    const auto open = [&glass](const SessionCall& call, const wire::GlassRequest& request) {
        const auto reply = glass.breakFor(call.session, request);
        return reply ? messageReply(*reply) : glassProblem(reply.error());
    };
    const auto read = [&glass, &feed](const SessionCall& call, const wire::GlassReading& reading) {
        // Recorded before it is shown.
        if (const auto may = glass.read(call.session, reading); !may)
            return glassProblem(may.error());
        auto payload = feed.history(access::throughTheGlass(access::viewOf(*call.person, call.laboratory)), reading.patient);
        return payload ? bytesReply(std::move(*payload)) : problemOf(payload.error());
    };
    const auto list = [&glass](const SessionCall&, const wire::LaboratoryQuestion& question) {
        const auto reply = glass.list(question.laboratory);
        return reply ? messageReply(*reply) : problemOf(reply.error());
    };
    const auto review = [&glass](const SessionCall& call, const wire::GlassReview& message) {
        const auto done = glass.review(call.session, message);
        return done ? bytesReply({}) : glassProblem(done.error());
    };
    routes.add(Route<Breaker>{Method::Post, "/v1/glass", handler<wire::GlassRequest>(open), smallLimits}, laboratoryInBody<wire::GlassRequest>);
    routes.add(Route<Breaker>{Method::Post, "/v1/glass/read", handler<wire::GlassReading>(read), smallLimits}, laboratoryInBody<wire::GlassReading>);
    routes.add(Route<Lister>{Method::Post, "/v1/glass/list", handler<wire::LaboratoryQuestion>(list), smallLimits}, laboratoryInBody<wire::LaboratoryQuestion>);
    routes.add(Route<Reviewer>{Method::Post, "/v1/glass/review", handler<wire::GlassReview>(review), smallLimits}, laboratoryInBody<wire::GlassReview>);
}

} // namespace paillasse::store
