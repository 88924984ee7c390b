// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/accounts/signin.h"
#include "app/store/net/routehelp.h"
#include "app/store/net/routes.h"

namespace paillasse::store {

namespace {

// Five hundred sign-ins at once wait for their turn at the hashing threads.
constexpr Limits hashingLimits{16u << 10, std::chrono::seconds(10), std::chrono::seconds(120)};
constexpr Limits smallLimits{16u << 10, std::chrono::seconds(10), std::chrono::seconds(15)};

Reply comeBackIn(std::int64_t waitMs)
{
    auto reply = problem(ErrorCode::Locked, "too many wrong attempts; wait a moment and try again");
    reply.retryAfterSeconds = static_cast<int>((waitMs + secondMs - 1) / secondMs);
    return reply;
}

bool isToldToWait(SignIn& signIn, std::string_view login, const WorkstationCall& call, const Answer& answer)
{
    const auto wait = signIn.waitMs(login, call.workstation);
    if (wait <= 0)
        return false;
    answer(comeBackIn(wait));
    signIn.noteThrottled(login, call.workstation);
    return true;
}

Reply signInProblem(const Error& error)
{
    switch (error.code) {
    case ErrorCode::WrongSecret: return problem(error.code, "not this name with this password or code");
    case ErrorCode::Revoked: return problem(error.code, "this account is closed");
    case ErrorCode::Conflict: return problem(error.code, "signed in at another workstation");
    case ErrorCode::Refused: return problem(error.code, "signed in at a workstation that does not answer");
    case ErrorCode::Incompatible: return clientTooOld();
    default: return problemOf(error);
    }
}

void giveSalt(SignIn& signIn, const WorkstationCall& call, const Answer& answer)
{
    const auto request = wire::decodeMessage<wire::SaltRequest>(call.request.body);
    if (!request)
        return answer(notReadable());
    const auto reply = signIn.salt(request->login);
    answer(reply ? messageReply(*reply) : problemOf(reply.error()));
}

void activate(SignIn& signIn, const WorkstationCall& call, const Answer& answer)
{
    const auto request = wire::decodeMessage<wire::ActivationRequest>(call.request.body);
    if (!request)
        return answer(notReadable());
    if (isToldToWait(signIn, request->login, call, answer))
        return;
    const auto done = signIn.activate(*request, call.workstation);
    answer(done ? bytesReply({}) : signInProblem(done.error()));
}

void start(SignIn& signIn, const WorkstationCall& call, const Answer& answer)
{
    const auto request = wire::decodeMessage<wire::SessionRequest>(call.request.body);
    if (!request)
        return answer(notReadable());
    if (isToldToWait(signIn, request->login, call, answer))
        return;
    const auto reply = signIn.start(*request, call.workstation);
    answer(reply ? messageReply(*reply) : signInProblem(reply.error()));
}

void giveNumbers(SignIn& signIn, const SessionCall& call, const Answer& answer)
{
    const auto request = wire::decodeMessage<wire::LeaseRequest>(call.request.body);
    if (!request)
        return answer(notReadable());
    const auto reply = signIn.furtherNumbers(*request, *call.person, call.workstation);
    answer(reply ? messageReply(*reply) : problemOf(reply.error()));
}

} // namespace

void addSessionRoutes(RouteTable& routes, SignIn& signIn, const Log& log)
{
    using access::Permission;
    using Numbering = NamedSession<Permission::RegisterPatients, Permission::PlaceOrders>;
    const auto at = [&signIn](auto function) { return [&signIn, function](const auto& call, const Answer& answer) { function(signIn, call, answer); }; };
    routes.add(Route<AnyWorkstation>{Method::Post, "/v1/session/salt", at(giveSalt), smallLimits});
    routes.add(Route<AnyWorkstation>{Method::Post, "/v1/session/activation", at(activate), hashingLimits, Pool::Passwords});
    routes.add(Route<AnyWorkstation>{Method::Post, "/v1/session", at(start), hashingLimits, Pool::Passwords});
    routes.add(Route<Numbering>{Method::Post, "/v1/numbers", at(giveNumbers), smallLimits}, laboratoryInBody<wire::LeaseRequest>);
    routes.add(Route<NamedSession<>>{Method::Delete, "/v1/session",
                                     [&signIn, &log](const SessionCall& call, const Answer& answer) {
                                         const auto done = signIn.end(call.session);
                                         if (!done)
                                             log.error("session.end-failed", {{"error.code", done.error().code}});
                                         answer(done ? bytesReply({}) : problemOf(done.error()));
                                     },
                                     smallLimits});
}

} // namespace paillasse::store
