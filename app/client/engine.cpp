// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/engine.h"

#include "app/client/enginecore.h"

namespace paillasse::client {

Engine::Engine(Profile profile, const Clock& clock, const Log& log, QObject* parent) : QObject(parent), m_impl(std::make_unique<Impl>(*this, std::move(profile), clock, log)) {}
Engine::~Engine() = default;

Session& Engine::session()
{
    return *m_impl->session;
}

Records& Engine::records()
{
    return *m_impl->records;
}

Acts& Engine::acts()
{
    return *m_impl->acts;
}

Drafts& Engine::drafts()
{
    return *m_impl->drafts;
}

Administration& Engine::administration()
{
    return *m_impl->administration;
}

ReportChecks& Engine::reportChecks()
{
    return *m_impl->reportChecks;
}

Connection Engine::connection() const
{
    return m_impl->connection;
}

Instant Engine::lastContact() const
{
    return m_impl->lastContact;
}

Instant Engine::now() const
{
    return m_impl->clock.now();
}

std::int64_t Engine::clockOffMs() const
{
    return m_impl->clockOff;
}

const SyncProgress& Engine::progress() const
{
    return m_impl->progress;
}

template <class T>
void Engine::Impl::fetch(const char* path, Bytes body, QObject* context, Reply<T> reply, std::function<void(Reply<T>)> read)
{
    const auto answer = replyOn<Result<T>>(this, context, std::move(reply));
    if (!writer || !link->token())
        return answer(fail(ErrorCode::Unreachable, "not connected"));
    HttpRequest request;
    request.path = QLatin1String(path);
    request.body = std::move(body);
    request.token = link->token();
    const auto number = sessionNumber;
    const auto taken = replyOn<Result<>>(this, this, [answer, read](const Result<>& done) {
        if (!done)
            return answer(tl::unexpected(done.error()));
        read(answer);
    });
    transport->send(std::move(request), replyOn<NetResult<Bytes>>(this, this, [this, number, answer, taken](const NetResult<Bytes>& payload) {
        if (!payload)
            return answer(fail(payload.error().code, payload.error().reference));
        if (number != sessionNumber || !writer)
            return answer(fail(ErrorCode::Cancelled, "signed out meanwhile"));
        writer->takeFetched(*payload, taken);
    }));
}

void Engine::fetchOrder(const lab::OrderId& order, QObject* context, Reply<OrderFile> reply)
{
    const wire::DocumentRequest request{m_impl->session->laboratory(), lab::DocumentKind::Order, lab::documentId(order)};
    m_impl->fetch<OrderFile>("/v1/documents", wire::encodeMessage(request), context, std::move(reply), [this, order](Reply<OrderFile> answer) {
        m_impl->records->order(order, this, std::move(answer));
    });
}

void Engine::fetchHistory(const lab::PatientId& patient, QObject* context, Reply<PatientFile> reply)
{
    const wire::HistoryRequest request{m_impl->session->laboratory(), patient};
    m_impl->fetch<PatientFile>("/v1/history", wire::encodeMessage(request), context, std::move(reply), [this, patient](Reply<PatientFile> answer) {
        m_impl->records->patient(patient, this, std::move(answer));
    });
}

} // namespace paillasse::client
