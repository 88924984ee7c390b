// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/watchdesk.h"

#include <algorithm>
#include <type_traits>

#include "app/client/session/signingend.h"
#include "app/client/taskthread.h"
#include "app/client/typedcode.h"
#include "app/wire/filetypes.h"

namespace paillasse::client {

namespace {

constexpr std::chrono::seconds answerLimit{30};
constexpr std::chrono::seconds exportLimit{120};  // up to 100,000 rows
constexpr std::chrono::seconds waitingLimit{25};  // the store lets ten go by where nothing is new
constexpr std::chrono::milliseconds rest{250};    // between two questions, whatever the store answers
constexpr int longestPatience = 32;               // seconds

// New, and nobody's yet; or it has waited too long since.
bool isForNotice(const wire::Alert& alert, const std::vector<wire::Alert>& before)
{
    const auto known = std::ranges::find(before, alert.id, &wire::Alert::id);
    if (known == before.end())
        return alert.state == wire::AlertState::Open;
    return alert.escalated && !known->escalated && alert.state == wire::AlertState::Open;
}

} // namespace

WatchDesk::WatchDesk(Transport& transport, Asker asker, AdministrationDesk::Before before, QObject* parent)
    : Watch(parent), m_transport(transport), m_asker(std::move(asker)), m_before(std::move(before))
{
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &WatchDesk::askAlerts);
}

// --- the alerts, kept up to date

void WatchDesk::follow(bool may)
{
    if (may == m_isFollowing)
        return;
    m_isFollowing = may;
    ++m_number;
    m_again.stop();
    m_isAsking = false;
    m_failures = 0;
    if (may)
        return askAlerts();
    m_version = 0;
    m_isKnown = false;
    m_alerts.clear();
    Q_EMIT alertsChanged();
}

void WatchDesk::retryNow()
{
    m_failures = 0;
    if (m_isFollowing && !m_isAsking)
        askAlerts();
}

void WatchDesk::askAlerts()
{
    m_again.stop();
    m_isAsking = true;
    HttpRequest request;
    request.path = QStringLiteral("/v1/alerts");
    request.body = wire::encodeMessage(wire::AlertsQuestion{here(), m_version});
    request.limit = waitingLimit;
    send(std::move(request),
         replyOn<NetResult<Bytes>>(this, this, [this, number = m_number](const NetResult<Bytes>& body) {
             if (number == m_number)
                 answered(body);
         }));
}

void WatchDesk::answered(const NetResult<Bytes>& body)
{
    m_isAsking = false;
    auto reply = body ? wire::decodeMessage<wire::AlertsReply>(*body) : fail(body.error().answerCode());
    if (!reply) {
        m_again.start(std::chrono::seconds(std::min(longestPatience, 1 << std::min(m_failures, 5))));
        ++m_failures;
        return;
    }
    m_failures = 0;
    m_again.start(rest);
    if (!m_isKnown || reply->version != m_version)
        take(std::move(*reply));
}

void WatchDesk::take(wire::AlertsReply reply)
{
    const bool isFirst = !std::exchange(m_isKnown, true);
    m_version = reply.version;
    const auto before = std::exchange(m_alerts, std::move(reply.alerts));
    Q_EMIT alertsChanged();
    if (isFirst)
        return; // what was there at sign-in is on the page
    const auto now = m_alerts;
    for (const auto& alert : now)
        if (isForNotice(alert, before))
            Q_EMIT alertRaised(alert);
}

// --- what somebody asks for

void WatchDesk::send(HttpRequest request, HttpAnswer answer)
{
    auto token = m_asker().token;
    if (!token)
        return answer(tl::unexpected(NetTrouble{Failure::Offline, ErrorCode::Unreachable, 0, 0, "not connected"}));
    request.token = std::move(token);
    m_transport.send(std::move(request), std::move(answer));
}

template <class T, class Message>
void WatchDesk::ask(const char* path, const Message& message, QObject* context, Reply<T> reply)
{
    const auto answer = replyOn<Result<T>>(this, context, std::move(reply));
    const auto read = [answer](const NetResult<Bytes>& body) {
        if (!body)
            return answer(fail(body.error().answerCode(), body.error().reference));
        if constexpr (std::is_void_v<T>)
            answer({});
        else if constexpr (std::is_same_v<T, Bytes>)
            answer(*body); // a file
        else
            answer(wire::decodeMessage<T>(*body));
    };
    HttpRequest request;
    request.path = QLatin1String(path);
    request.body = wire::encodeMessage(message);
    request.limit = answerLimit;
    if constexpr (std::is_same_v<Message, wire::TrailExport>) {
        request.limit = exportLimit;
        request.wantsFile(wire::mediaTypeOf(message.form));
    }
    m_before([this, request = std::move(request), read](bool isThere) {
        if (!isThere)
            return read(tl::unexpected(SigningEnd::notThere()));
        send(request, read);
    });
}

void WatchDesk::step(const Uuid& alert, wire::AlertStep step, const std::string& text, QObject* context, Reply<void> reply)
{
    ask("/v1/alerts/step", wire::AlertStepping{here(), alert, step, text}, context, std::move(reply));
}

void WatchDesk::causes(const Uuid& alert, QObject* context, Reply<wire::TrailReply> reply)
{
    ask("/v1/alerts/acts", wire::AlertQuestion{here(), alert}, context, std::move(reply));
}

void WatchDesk::overview(QObject* context, Reply<wire::WatchReply> reply)
{
    ask("/v1/watch", wire::LaboratoryQuestion{here()}, context, std::move(reply));
}

void WatchDesk::trail(const wire::TrailQuery& query, QObject* context, Reply<wire::TrailReply> reply)
{
    auto asked = query;
    asked.laboratory = here();
    ask("/v1/trail", asked, context, std::move(reply));
}

void WatchDesk::exportTrail(const wire::TrailQuery& query, wire::ExportForm form, SecretBytes code, QObject* context, Reply<Bytes> reply)
{
    wire::TrailExport order{query, form, {}};
    order.query.laboratory = here();
    TypedCode(code).in(order, [&] { ask("/v1/trail/export", order, context, std::move(reply)); });
}

} // namespace paillasse::client
