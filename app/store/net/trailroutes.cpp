// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/net/routehelp.h"
#include "app/store/net/routes.h"
#include "app/store/watch/trailfiles.h"

namespace paillasse::store {

namespace {

using access::Permission;

constexpr Limits askingLimits{16u << 10, std::chrono::seconds(10), std::chrono::seconds(15)};
constexpr Limits exportLimits{16u << 10, std::chrono::seconds(10), std::chrono::seconds(60)};

Reply trailProblem(const Error& error)
{
    switch (error.code) {
    case ErrorCode::InvalidInput: return problem(ErrorCode::InvalidInput, "about a patient, a person, a workstation or a reference, or a period of at most 31 days; 1 to 1,000 rows");
    case ErrorCode::NotFound: return problem(ErrorCode::NotFound, "no such laboratory, or no patient and no order of it bears this reference");
    case ErrorCode::WrongSecret: return problem(ErrorCode::WrongSecret, "not this code, or one that was used before");
    case ErrorCode::Missing: return problem(ErrorCode::Missing, "set up a second factor first");
    default: return problemOf(error);
    }
}

Result<lab::LaboratoryId> laboratoryOfExport(const Request& request)
{
    return wire::decodeMessage<wire::TrailExport>(request.body).map([](const wire::TrailExport& message) { return message.query.laboratory; });
}

Reply replyOf(const Result<wire::TrailReply>& reply, const wire::TrailQuery&)
{
    return reply ? messageReply(*reply) : trailProblem(reply.error());
}

Reply replyOf(Result<Bytes> file, const wire::TrailExport& order)
{
    return file ? fileReply(std::move(*file), order.form) : trailProblem(file.error());
}

template <class Message, class Ask>
auto handled(Ask ask)
{
    return [ask](const SessionCall& call, const Answer& answer) {
        const auto message = wire::decodeMessage<Message>(call.request.body);
        answer(message ? replyOf(ask(*message, Actor{call.session.person, call.workstation.id, call.session.clientVersion}), *message) : notReadable());
    };
}

} // namespace

void addTrailRoutes(RouteTable& routes, TrailDesk& desk, TrailFiles& files)
{
    routes.add(Route<NamedSession<Permission::ReadTrail>>{Method::Post, "/v1/trail",
                                                          handled<wire::TrailQuery>([&desk](const auto& query, const Actor& by) { return desk.ask(query, by); }), askingLimits},
               laboratoryInBody<wire::TrailQuery>);
    routes.add(Route<Doing<Permission::ReadTrail>>{Method::Post, "/v1/trail/export",
                                                   handled<wire::TrailExport>([&files](const auto& order, const Actor& by) { return files.make(order, by); }), exportLimits},
               laboratoryOfExport);
}

} // namespace paillasse::store
