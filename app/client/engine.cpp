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

PutAside& Engine::putAside()
{
    return *m_impl->putAside;
}

Trail& Engine::trail()
{
    return *m_impl->trail;
}

Watch& Engine::watch()
{
    return *m_impl->watchDesk;
}

Migrations& Engine::migrations()
{
    return *m_impl->migrations;
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

Instant Engine::lastTry() const
{
    return m_impl->lastTry;
}

const Clock& Engine::clock() const
{
    return m_impl->clock;
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

// Documents that are asked for, into the cache; `taken` on this thread.
void Engine::Impl::fetch(const char* path, Bytes body, std::function<void(Result<>)> taken)
{
    if (!writer || !link->token())
        return taken(fail(ErrorCode::Unreachable, "not connected"));
    HttpRequest request;
    request.path = QLatin1String(path);
    request.body = std::move(body);
    request.token = link->token();
    const auto number = sessionNumber;
    transport->send(std::move(request), replyOn<NetResult<Bytes>>(this, this, [this, number, taken = std::move(taken)](const NetResult<Bytes>& payload) {
        if (!payload)
            return taken(fail(payload.error().code, payload.error().reference));
        if (number != sessionNumber || !writer)
            return taken(fail(ErrorCode::Cancelled, "signed out meanwhile"));
        writer->takeFetched(*payload, replyOn<Result<>>(this, this, taken));
    }));
}

void Engine::Impl::fetchHistory(const lab::PatientId& patient, const OlderOrders::Done& done)
{
    fetch("/v1/history", wire::encodeMessage(wire::HistoryRequest{session->laboratory(), patient, {}}), [this, number = sessionNumber, done](const Result<>& taken) {
        if (number == sessionNumber)
            done(taken.has_value());
    });
}

void Engine::fetchOrder(const lab::OrderId& order, QObject* context, Reply<OrderFile> reply)
{
    const wire::DocumentRequest request{m_impl->session->laboratory(), lab::DocumentKind::Order, lab::documentId(order)};
    const auto answer = replyOn<Result<OrderFile>>(this, context, std::move(reply));
    m_impl->fetch("/v1/documents", wire::encodeMessage(request), [this, order, answer](const Result<>& taken) {
        if (!taken)
            return answer(tl::unexpected(taken.error()));
        m_impl->records->order(order, this, answer);
    });
}

void Engine::fetchNumbered(const std::string& accession, QObject* context, Reply<bool> reply)
{
    const wire::HistoryRequest request{m_impl->session->laboratory(), {}, accession};
    const auto answer = replyOn<Result<bool>>(this, context, std::move(reply));
    m_impl->fetch("/v1/history", wire::encodeMessage(request), [this, accession, answer](const Result<>& taken) {
        if (!taken)
            return answer(tl::unexpected(taken.error()));
        m_impl->records->findOrders(accession, this, [answer](const Result<std::vector<WorkRow>>& rows) { answer(rows.map([](const auto& found) { return !found.empty(); })); });
    });
}

void Engine::completeHistory(const lab::PatientId& patient, QObject* context, std::function<void(bool)> done)
{
    m_impl->older.complete(patient, replyOn<bool>(this, context, std::move(done)));
}

bool Engine::hasWholeHistory(const lab::PatientId& patient) const
{
    return m_impl->older.areHere(patient);
}

} // namespace paillasse::client
