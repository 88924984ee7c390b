// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/accounts/registry.h"
#include "app/store/accounts/workstations.h"
#include "app/store/net/routehelp.h"
#include "app/store/net/routes.h"

namespace paillasse::store {

namespace {

using access::Permission;
using Looker = NamedSession<Permission::ManageWorkstations, Permission::ReviewRights>;
// Workstations are the store's, and serve everybody in it.
using Manager = Governing<Permission::ManageWorkstations, Scope::Store>;

constexpr Limits smallLimits{16u << 10, std::chrono::seconds(10), std::chrono::seconds(15)};
constexpr Limits standingLimits{64u << 10, std::chrono::seconds(10), std::chrono::seconds(15)};

Reply workstationProblem(const Error& error)
{
    switch (error.code) {
    case ErrorCode::NotFound: return problem(error.code, "no such workstation, or not in a state for this");
    case ErrorCode::InvalidInput: return problem(error.code, "a workstation's name has 1 to 60 characters on one line");
    case ErrorCode::Revoked: return problem(error.code, "this workstation was revoked");
    default: return problemOf(error);
    }
}

Actor actorOf(const SessionCall& call)
{
    return {call.session.person, call.workstation.id};
}

wire::WorkstationStanding standingOf(const WorkstationFile& file)
{
    if (!file.wipeConfirmedAt.isNull())
        return wire::WorkstationStanding::Wiped;
    switch (file.workstation.state) {
    case WorkstationState::Pending: return wire::WorkstationStanding::Pending;
    case WorkstationState::Approved: return wire::WorkstationStanding::Approved;
    case WorkstationState::Revoked: break;
    }
    return wire::WorkstationStanding::Revoked;
}

wire::WorkstationEntry entryOf(const WorkstationFile& file)
{
    wire::WorkstationEntry entry;
    entry.id = file.workstation.id;
    entry.name = file.workstation.name;
    entry.standing = standingOf(file);
    entry.fingerprint = fingerprintOf(file);
    entry.address = file.address;
    entry.requestedAt = file.workstation.requestedAt;
    entry.lastSeen = file.lastSeen;
    entry.certificateExpires = file.workstation.certificateExpires;
    entry.clientVersion = file.clientVersion;
    entry.pendingActs = file.pendingActs;
    entry.wipeOrdered = file.workstation.wipeOrdered;
    entry.wipeConfirmed = file.wipeConfirmedAt;
    return entry;
}

Reply list(Workstations& workstations, Registry& registry)
{
    const auto files = workstations.list();
    if (!files)
        return problemOf(files.error());
    wire::WorkstationsReply reply;
    for (const auto& file : *files) {
        auto entry = entryOf(file);
        const auto caches = workstations.caches(entry.id);
        if (!caches)
            return problemOf(caches.error());
        for (const auto& cache : *caches) {
            const auto person = registry.personOf(cache.person);
            entry.caches.push_back({cache.person, person ? person->displayName : std::string(), cache.lastSignIn, cache.destroyedAt, cache.destroyedAt.isNull() && (!person || person->disabled)});
        }
        reply.workstations.push_back(std::move(entry));
    }
    return messageReply(reply);
}

template <class Message, class Act>
auto handler(Act act)
{
    return [act](const auto& call, const Answer& answer) {
        const auto message = wire::decodeMessage<Message>(call.request.body);
        answer(message ? act(call, *message) : notReadable());
    };
}

} // namespace

void addWorkstationRoutes(RouteTable& routes, Workstations& workstations, Registry& registry, const AccountSettings& settings, const Clock& clock)
{
    const auto standing = [&](const WorkstationCall& call, const wire::StandingRequest& request) {
        const auto isClosed = [&registry](const lab::PersonId& id) {
            const auto person = registry.personOf(id);
            return !person || person->disabled;
        };
        const auto reply = workstations.standing(call.workstation, call.request.head.address, request, registry.policy(), isClosed);
        return reply ? messageReply(*reply) : workstationProblem(reply.error());
    };
    const auto renew = [&](const WorkstationCall& call, const wire::RenewalRequest& request) {
        const auto reply = workstations.renew(call.workstation, request);
        return reply ? messageReply(*reply) : workstationProblem(reply.error());
    };
    routes.add(Route<KnownWorkstation>{Method::Post, "/v1/workstation/standing", handler<wire::StandingRequest>(standing), standingLimits});
    routes.add(Route<KnownWorkstation>{Method::Post, "/v1/workstation/certificate", handler<wire::RenewalRequest>(renew), smallLimits});

    const auto look = [&](const SessionCall&, const wire::LaboratoryQuestion&) { return list(workstations, registry); };
    const auto code = [&](const SessionCall& call, const wire::LaboratoryQuestion&) {
        const auto made = workstations.makeCode(false, actorOf(call));
        return made ? messageReply(wire::EnrolmentIssued{std::string(asText(made->text().view())), clock.now() + settings.enrolmentMs}) : workstationProblem(made.error());
    };
    routes.add(Route<Looker>{Method::Post, "/v1/workstations", handler<wire::LaboratoryQuestion>(look), smallLimits}, laboratoryInBody<wire::LaboratoryQuestion>);
    routes.add(Route<Manager>{Method::Post, "/v1/workstations/code", handler<wire::LaboratoryQuestion>(code), smallLimits}, laboratoryInBody<wire::LaboratoryQuestion>);

    // Whatever it answers, done to the workstation that the message names.
    const auto doTo = [&](std::string_view path, auto act) {
        const auto done = [&workstations, act](const SessionCall& call, const wire::WorkstationQuestion& question) {
            const auto result = act(workstations, question.workstation.toString(), actorOf(call));
            return result ? bytesReply({}) : workstationProblem(result.error());
        };
        routes.add(Route<Manager>{Method::Post, path, handler<wire::WorkstationQuestion>(done), smallLimits}, laboratoryInBody<wire::WorkstationQuestion>);
    };
    doTo("/v1/workstations/approve", [](Workstations& all, const std::string& id, const Actor& by) { return all.approve(id, by); });
    doTo("/v1/workstations/revoke", [](Workstations& all, const std::string& id, const Actor& by) { return all.revoke(id, by); });
    const auto rename = [&](const SessionCall& call, const wire::WorkstationName& wanted) {
        const auto done = workstations.rename(wanted.workstation.toString(), wanted.name, actorOf(call));
        return done ? bytesReply({}) : workstationProblem(done.error());
    };
    routes.add(Route<Manager>{Method::Post, "/v1/workstations/rename", handler<wire::WorkstationName>(rename), smallLimits}, laboratoryInBody<wire::WorkstationName>);
}

} // namespace paillasse::store
