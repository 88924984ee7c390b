// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/accounts/doorkeeper.h"
#include "app/store/alerts/alertwaiters.h"
#include "app/store/net/routehelp.h"
#include "app/store/net/routes.h"

namespace paillasse::store {

namespace {

using access::Permission;
using Watcher = NamedSession<Permission::ReadTrail>;
using Officer = Doing<Permission::ReadTrail>;

constexpr Limits smallLimits{16u << 10, std::chrono::seconds(10), std::chrono::seconds(15)};
// Longer than anybody is kept waiting (AlertWaitSettings).
constexpr Limits waitingLimits{16u << 10, std::chrono::seconds(10), std::chrono::seconds(30)};

Reply alertProblem(const Error& error)
{
    switch (error.code) {
    case ErrorCode::InvalidInput: return problem(error.code, "an explanation or a reason has 10 to 500 characters; the store escalates by itself");
    case ErrorCode::NotFound: return problem(error.code, "no such alert in this laboratory");
    case ErrorCode::Conflict: return problem(error.code, "somebody else was first, or it is not in a state for this");
    case ErrorCode::Refused:
        return problem(error.code, "nobody answers for an alert about themselves, and its owner explains it: another officer may take it over; while nobody owns it, it escalates, and the "
                                   "administrator may answer for it at the store's console");
    default: return problemOf(error);
    }
}

// Who waited may have been sent out meanwhile.
bool stillMay(Doorkeeper& doorkeeper, const Session& session, const lab::LaboratoryId& laboratory)
{
    const auto person = doorkeeper.personOf(session.person);
    return doorkeeper.isOpen(session) && person && !person->disabled && person->may(Permission::ReadTrail, laboratory);
}

Actor actorOf(const SessionCall& call)
{
    return {call.session.person, call.workstation.id, call.session.clientVersion};
}

} // namespace

void addAlertRoutes(RouteTable& routes, AlertDesk& desk, AlertWaiters& waiters, Doorkeeper& doorkeeper)
{
    const auto ask = [&waiters, &doorkeeper](const SessionCall& call, const Answer& answer) {
        const auto question = wire::decodeMessage<wire::AlertsQuestion>(call.request.body);
        if (!question)
            return answer(notReadable());
        waiters.ask(*question, [answer, &doorkeeper, session = call.session, laboratory = call.laboratory](const Result<wire::AlertsReply>& reply) {
            constexpr unsigned notSignedIn = 401;
            if (!stillMay(doorkeeper, session, laboratory))
                return answer(problem(notSignedIn, ErrorCode::Expired, "sign in again"));
            answer(reply ? messageReply(*reply) : problemOf(reply.error()));
        });
    };
    const auto step = [&desk](const SessionCall& call, const Answer& answer) {
        const auto stepping = wire::decodeMessage<wire::AlertStepping>(call.request.body);
        if (!stepping)
            return answer(notReadable());
        const auto done = desk.step(*stepping, actorOf(call));
        answer(done ? bytesReply({}) : alertProblem(done.error()));
    };
    routes.add(Route<Watcher>{Method::Post, "/v1/alerts", ask, waitingLimits}, laboratoryInBody<wire::AlertsQuestion>);
    routes.add(Route<Officer>{Method::Post, "/v1/alerts/step", step, smallLimits}, laboratoryInBody<wire::AlertStepping>);
}

void addAlertCauseRoutes(RouteTable& routes, AlertDesk& desk, CauseReader read)
{
    const auto causes = [&desk, read = std::move(read)](const SessionCall& call, const Answer& answer) {
        const auto question = wire::decodeMessage<wire::AlertQuestion>(call.request.body);
        if (!question)
            return answer(notReadable());
        auto rows = desk.causes(question->laboratory, question->alert, actorOf(call), read);
        if (!rows)
            return answer(alertProblem(rows.error()));
        wire::TrailReply reply;
        reply.total = rows->size();
        reply.rows = std::move(*rows);
        answer(messageReply(reply));
    };
    routes.add(Route<Watcher>{Method::Post, "/v1/alerts/acts", causes, smallLimits}, laboratoryInBody<wire::AlertQuestion>);
}

} // namespace paillasse::store
