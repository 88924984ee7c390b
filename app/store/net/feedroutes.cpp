// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/core/feed.h"
#include "app/store/net/routehelp.h"
#include "app/store/net/routes.h"

namespace paillasse::store {

namespace {

using access::Permission;
using HistoryReader = NamedSession<Permission::ReadOrders>;

class ReplyStream final : public Stream {
public:
    ReplyStream(Feed& feed, std::unique_ptr<FeedStream> stream) : m_feed(feed), m_stream(std::move(stream)) {}
    Result<Bytes> next() override { return m_stream->next(); }
    Bytes heartbeat() override { return m_feed.heartbeat(); }
    void onReady(std::function<void()> wake) override { m_stream->onReady(std::move(wake)); }

private:
    Feed& m_feed;
    std::unique_ptr<FeedStream> m_stream;
};

void follow(Feed& feed, const CursorShown& shown, const SessionCall& call, const Answer& answer)
{
    const auto cursor = call.request.head.parameter("cursor").value_or("");
    auto stream = feed.subscribe(access::viewOf(*call.person, call.laboratory), cursor);
    if (!stream)
        return answer(stream.error().code == ErrorCode::InvalidInput ? problem(ErrorCode::InvalidInput, "the cursor does not read; begin again without one")
                                                                     : problemOf(stream.error()));
    if (shown && !cursor.empty())
        shown(call.session, call.laboratory, cursor);
    Reply reply;
    reply.stream = std::make_unique<ReplyStream>(feed, std::move(*stream));
    answer(std::move(reply));
}

void giveDocument(Feed& feed, const SessionCall& call, const Answer& answer)
{
    const auto request = wire::decodeMessage<wire::DocumentRequest>(call.request.body);
    if (!request)
        return answer(notReadable());
    auto payload = feed.document(access::viewOf(*call.person, call.laboratory), request->kind, request->id);
    answer(payload ? bytesReply(std::move(*payload)) : problemOf(payload.error()));
}

void giveHistory(Feed& feed, const SessionCall& call, const Answer& answer)
{
    const auto request = wire::decodeMessage<wire::HistoryRequest>(call.request.body);
    if (!request)
        return answer(notReadable());
    const auto view = access::viewOf(*call.person, call.laboratory);
    auto payload = request->patient.isNull() ? feed.numbered(view, request->accession) : feed.history(view, request->patient);
    answer(payload ? bytesReply(std::move(*payload)) : problemOf(payload.error()));
}

} // namespace

void addFeedRoutes(RouteTable& routes, Feed& feed, CursorShown shown)
{
    const auto with = [&feed](auto function) { return [&feed, function](const SessionCall& call, const Answer& answer) { function(feed, call, answer); }; };
    routes.add(Route<AnyRight>{Method::Get, "/v1/feed", [&feed, shown = std::move(shown)](const SessionCall& call, const Answer& answer) { follow(feed, shown, call, answer); }}, laboratoryInQuery);
    routes.add(Route<AnyRight>{Method::Post, "/v1/documents", with(giveDocument)}, laboratoryInBody<wire::DocumentRequest>);
    routes.add(Route<HistoryReader>{Method::Post, "/v1/history", with(giveHistory)}, laboratoryInBody<wire::HistoryRequest>);
}

} // namespace paillasse::store
