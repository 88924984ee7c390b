// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "app/store/accounts/rightsfiles.h"
#include "app/store/net/routehelp.h"
#include "app/store/net/routes.h"

namespace paillasse::store {

namespace {

using access::Permission;
using Looker = NamedSession<Permission::ManageStaff, Permission::ReviewRights>;
using SeatReviewer = Governing<Permission::ReviewRights>;
using StaffManager = Governing<Permission::ManageStaff>;
using RoleManager = Governing<Permission::ManageRoles>;
// These ask for a code each time, in the message.
using SeatManager = Doing<Permission::ManageStaff>;
using PolicyManager = Doing<Permission::ManagePolicy, Scope::Store>;
using Wiper = Doing<Permission::ManageWorkstations, Scope::Store>;
using Exporter = Doing<Permission::ReviewRights>;

constexpr Limits smallLimits{16u << 10, std::chrono::seconds(10), std::chrono::seconds(15)};

Reply adminProblem(const Error& error)
{
    switch (error.code) {
    case ErrorCode::InvalidInput: return problem(error.code, "a name, login, role, reason or policy that cannot be, or roles that do not go together");
    case ErrorCode::NotFound: return problem(error.code, "no such person, role or session in this laboratory, or no such workstation");
    case ErrorCode::Conflict: return problem(error.code, "taken, still held by somebody, or changed meanwhile");
    case ErrorCode::Refused: return problem(error.code, "nobody would be left to govern, it is about oneself, it is more than one holds, or it is the other half of a reset: another administrator, a security officer or the console may");
    case ErrorCode::WrongSecret: return problem(error.code, "not this code, or one that was used before");
    case ErrorCode::Missing: return problem(error.code, "set up a second factor first");
    default: return problemOf(error);
    }
}

template <class T>
Reply replyOf(const Result<T>& result)
{
    if (!result)
        return adminProblem(result.error());
    if constexpr (std::is_void_v<T>)
        return bytesReply({});
    else
        return messageReply(*result);
}

// A route whose message names the laboratory in which its sender holds the permission.
template <class Access, class Message, class Act>
void addOne(RouteTable& routes, std::string_view path, Act act)
{
    const auto handle = [act](const SessionCall& call, const Answer& answer) {
        const auto message = wire::decodeMessage<Message>(call.request.body);
        answer(message ? replyOf(act(Actor{call.session.person, call.workstation.id, call.session.clientVersion}, *message)) : notReadable());
    };
    routes.add(Route<Access>{Method::Post, path, handle, smallLimits}, laboratoryInBody<Message>);
}

} // namespace

void addAdminRoutes(RouteTable& routes, Governance& governance, RightsFiles& files)
{
    auto& g = governance;
    addOne<Looker, wire::LaboratoryQuestion>(routes, "/v1/staff", [&g](const Actor&, const auto& message) { return g.staff(message.laboratory); });
    addOne<StaffManager, wire::StaffAddition>(routes, "/v1/staff/add", [&g](const Actor& by, const auto& message) { return g.add(message, by); });
    addOne<StaffManager, wire::StaffQuestion>(routes, "/v1/staff/code", [&g](const Actor& by, const auto& message) { return g.newCode(message, by); });
    addOne<StaffManager, wire::StaffChange>(routes, "/v1/staff/change", [&g](const Actor& by, const auto& message) { return g.change(message, by); });
    addOne<StaffManager, wire::StaffQuestion>(routes, "/v1/staff/close", [&g](const Actor& by, const auto& message) { return g.close(message, by); });
    addOne<StaffManager, wire::StaffQuestion>(routes, "/v1/staff/reopen", [&g](const Actor& by, const auto& message) { return g.reopen(message, by); });
    addOne<StaffManager, wire::StaffQuestion>(routes, "/v1/staff/factor", [&g](const Actor& by, const auto& message) { return g.dropFactor(message, by); });
    addOne<SeatManager, wire::SeatRelease>(routes, "/v1/staff/seat", [&g](const Actor& by, const auto& message) { return g.releaseSeat(message, by); });
    const auto takeAway = [&files](const SessionCall& call, const Answer& answer) {
        const auto order = wire::decodeMessage<wire::RightsExport>(call.request.body);
        if (!order)
            return answer(notReadable());
        auto file = files.make(*order, {call.session.person, call.workstation.id, call.session.clientVersion});
        answer(file ? fileReply(std::move(*file), order->form) : adminProblem(file.error()));
    };
    routes.add(Route<Exporter>{Method::Post, "/v1/staff/export", takeAway, smallLimits}, laboratoryInBody<wire::RightsExport>);
    addOne<RoleManager, wire::RoleChange>(routes, "/v1/roles/define", [&g](const Actor& by, const auto& message) { return g.defineRole(message, by); });
    addOne<RoleManager, wire::RoleRemoval>(routes, "/v1/roles/remove", [&g](const Actor& by, const auto& message) { return g.removeRole(message, by); });
    addOne<Looker, wire::LaboratoryQuestion>(routes, "/v1/sessions", [&g](const Actor&, const auto& message) { return g.sessions(message.laboratory); });
    addOne<SeatReviewer, wire::ForcedSeatSeen>(routes, "/v1/sessions/seen", [&g](const Actor& by, const auto& message) { return g.seeForcedSeat(message, by); });
    addOne<StaffManager, wire::SessionEnding>(routes, "/v1/sessions/end", [&g](const Actor& by, const auto& message) { return g.endSession(message, by); });
    addOne<Wiper, wire::WipeOrder>(routes, "/v1/workstations/wipe", [&g](const Actor& by, const auto& message) { return g.orderWipe(message, by); });
    addOne<NamedSession<Permission::ManagePolicy>, wire::LaboratoryQuestion>(routes, "/v1/policy", [&g](const Actor&, const auto&) { return g.policy(); });
    addOne<PolicyManager, wire::PolicyChange>(routes, "/v1/policy/change", [&g](const Actor& by, const auto& message) { return g.changePolicy(message, by); });
}

} // namespace paillasse::store
