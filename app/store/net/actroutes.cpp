// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/core/actopener.h"
#include "app/store/core/writer.h"
#include "app/store/net/routehelp.h"
#include "app/store/net/routes.h"

namespace paillasse::store {

namespace {

constexpr Limits pushLimits{8u << 20, std::chrono::seconds(30), std::chrono::seconds(30)};
constexpr std::size_t mostActs = 4096;

// The pushed acts that could be opened, and where each stands in the request.
struct Opened {
    std::vector<IncomingAct> acts;
    std::vector<std::size_t> places;
    wire::PushReply reply;     // with an answer already for those that could not
};

Opened openAll(const wire::PushRequest& request, ActOpener& opener)
{
    Opened opened;
    opened.reply.acts.resize(request.acts.size());
    for (std::size_t i = 0; i < request.acts.size(); ++i) {
        auto act = opener.open(request.acts[i]);
        opened.reply.acts[i].id = request.acts[i].id;
        opened.reply.acts[i].outcome = wire::ActOutcome::Unreadable;
        if (!act)
            continue;
        opened.acts.push_back(std::move(*act));
        opened.places.push_back(i);
    }
    return opened;
}

Reply pushReply(const std::vector<std::size_t>& places, wire::PushReply reply, const Result<Acknowledgement>& done)
{
    if (!done)
        return problemOf(done.error());
    for (std::size_t i = 0; i < places.size() && i < done->replies.size(); ++i)
        reply.acts[places[i]] = done->replies[i];
    if (!done->heads.empty())
        reply.treeHead = done->heads.front().head;
    return messageReply(reply);
}

} // namespace

void addActRoutes(RouteTable& routes, ActOpener& opener, Writer& writer, const Log& log)
{
    const auto push = [&](const WorkstationCall& call, const Answer& answer) {
        const auto request = wire::decodeMessage<wire::PushRequest>(call.request.body);
        if (!request || request->acts.size() > mostActs)
            return answer(notReadable());
        auto opened = openAll(*request, opener);
        if (opened.acts.size() < request->acts.size())
            log.warning("act.unreadable", {{"paillasse.workstation.id", call.workstation.id}, {"paillasse.acts", request->acts.size() - opened.acts.size()}});
        if (opened.acts.empty())
            return answer(messageReply(opened.reply));
        auto acts = std::move(opened.acts);
        writer.submit(std::move(acts), [places = std::move(opened.places), reply = std::move(opened.reply), answer](const Result<Acknowledgement>& done) {
            answer(pushReply(places, reply, done));
        });
    };
    routes.add(Route<AnyWorkstation>{Method::Post, "/v1/acts", push, pushLimits});
}

} // namespace paillasse::store
