// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/accounts/ownaccount.h"
#include "app/store/net/routehelp.h"
#include "app/store/net/routes.h"

namespace paillasse::store {

namespace {

constexpr Limits smallLimits{16u << 10, std::chrono::seconds(10), std::chrono::seconds(15)};
constexpr Limits hashingLimits{16u << 10, std::chrono::seconds(10), std::chrono::seconds(120)};

Reply accountProblem(OwnAccount& account, const SessionCall& call, const Error& error)
{
    switch (error.code) {
    case ErrorCode::WrongSecret: return problem(error.code, "not this code or password, or a code that was used before");
    case ErrorCode::Missing: return problem(error.code, "this person has no second factor yet");
    case ErrorCode::NotFound: return problem(error.code, "nothing is on offer any more; begin again");
    case ErrorCode::Locked: {
        auto reply = problem(error.code, "too many wrong attempts; wait a moment and try again");
        reply.retryAfterSeconds = static_cast<int>(account.waitMs(call.session.person, call.workstation.id) / secondMs) + 1;
        return reply;
    }
    default: return problemOf(error);
    }
}

// Reads the message, hands it to `act`, and answers with what that returns.
template <class Message, class Act>
auto handler(OwnAccount& account, Act act)
{
    return [&account, act](const SessionCall& call, const Answer& answer) {
        const auto message = wire::decodeMessage<Message>(call.request.body);
        if (!message)
            return answer(notReadable());
        const auto done = act(account, call, *message);
        if (!done)
            return answer(accountProblem(account, call, done.error()));
        if constexpr (std::is_void_v<typename std::remove_cvref_t<decltype(done)>::value_type>)
            answer(bytesReply({}));
        else
            answer(messageReply(*done));
    };
}

} // namespace

void addOwnAccountRoutes(RouteTable& routes, OwnAccount& account)
{
    using Own = NamedSession<>;
    routes.add(Route<Own>{Method::Post, "/v1/session/factor/new", handler<wire::FactorOfferRequest>(account, [](auto& own, const auto& call, const auto& message) { return own.offer(call.session, *call.person, message); }), smallLimits});
    routes.add(Route<Own>{Method::Post, "/v1/session/factor/confirm", handler<wire::FactorConfirmation>(account, [](auto& own, const auto& call, const auto& message) { return own.confirm(call.session, message); }), smallLimits});
    const auto keep = [&account](const SessionCall& call, const Answer& answer) {
        const auto done = account.keep(call.session);
        answer(done ? messageReply(*done) : accountProblem(account, call, done.error()));
    };
    routes.add(Route<Own>{Method::Post, "/v1/session/factor/kept", keep, smallLimits});
    routes.add(Route<Own>{Method::Post, "/v1/session/factor/codes", handler<wire::FactorProof>(account, [](auto& own, const auto& call, const auto& message) { return own.newRecoveryCodes(call.session, message); }), smallLimits});
    routes.add(Route<Own>{Method::Post, "/v1/session/factor", handler<wire::FactorProof>(account, [](auto& own, const auto& call, const auto& message) { return own.prove(call.session, message); }), smallLimits});
    routes.add(Route<Own>{Method::Delete, "/v1/session/factor", [&account](const SessionCall& call, const Answer& answer) {
        const auto done = account.endSigning(call.session);
        answer(done ? bytesReply({}) : problemOf(done.error()));
    }, smallLimits});
    routes.add(Route<Own>{Method::Post, "/v1/session/password", handler<wire::PasswordChange>(account, [](auto& own, const auto& call, const auto& message) { return own.changePassword(call.session, message); }), hashingLimits, Pool::Passwords});
}

} // namespace paillasse::store
