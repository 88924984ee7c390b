// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/net/pusher.h"

#include <algorithm>

#include "app/client/taskthread.h"

namespace paillasse::client {

namespace {

constexpr std::size_t mostActs = 256;
constexpr std::size_t mostBytes = 2u << 20;
constexpr std::int64_t longestWaitMs = 30 * secondMs;
constexpr std::int64_t personNeededMs = 60 * secondMs; // revoked, wrong store: trying often changes nothing

HttpRequest requestOf(const std::vector<wire::PushedAct>& acts)
{
    HttpRequest request;
    request.path = QStringLiteral("/v1/acts");
    request.body = wire::encodeMessage(wire::PushRequest{acts});
    request.limit = std::chrono::seconds(20);
    return request;
}

} // namespace

Pusher::Pusher(Transport& transport, Outbox& outbox, const Log& log, Sinks sinks, QObject* parent)
    : QObject(parent), m_transport(transport), m_outbox(outbox), m_log(log), m_sinks(std::move(sinks)), m_retry(this), m_batch(mostActs)
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &Pusher::next);
}

void Pusher::poke()
{
    postTo(this, [this] {
        m_failures = 0;
        m_sinks.pending(m_outbox.pendingWork());
        next();
    });
}

void Pusher::nudge()
{
    postTo(this, [this] {
        const bool isAboutToTry = m_failures > 0 && m_retry.isActive();
        if (!isAboutToTry)
            next();
    });
}

void Pusher::sendNow(wire::PushedAct act, std::chrono::milliseconds limit, Answer answer)
{
    postTo(this, [this, act = std::move(act), limit, answer = std::move(answer)]() mutable {
        m_online.push_back({std::move(act), limit, std::move(answer)});
        m_failures = 0;
        next();
    });
}

void Pusher::next()
{
    if (m_busy)
        return;
    m_retry.stop();
    auto acts = m_outbox.next(m_batch, mostBytes);
    if (!acts) {
        m_log.error("outbox.unreadable", {{"error.code", acts.error().code}});
        return later({Failure::Internal, acts.error().code, 0, 0, acts.error().detail});
    }
    if (!acts->empty())
        return push(std::move(*acts));
    if (const auto wait = m_outbox.waitMs())
        m_retry.start(static_cast<int>(*wait));
    if (m_online.empty())
        return;
    auto online = std::move(m_online.front());
    m_online.pop_front();
    sendOnline(std::move(online));
}

void Pusher::push(std::vector<wire::PushedAct> acts)
{
    m_busy = true;
    auto request = requestOf(acts);
    m_transport.send(std::move(request), [this, acts = std::move(acts)](const NetResult<Bytes>& answer) {
        m_busy = false;
        pushed(acts, answer);
    });
}

void Pusher::pushed(const std::vector<wire::PushedAct>& acts, const NetResult<Bytes>& answer)
{
    if (!answer) {
        m_batch = answer.error().code == ErrorCode::TooLarge ? std::max<std::size_t>(m_batch / 2, 1) : m_batch;
        return later(answer.error());
    }
    const auto reply = wire::decodeMessage<wire::PushReply>(*answer);
    const bool fits = reply && std::ranges::equal(acts, reply->acts, {}, &wire::PushedAct::id, &wire::ActReply::id);
    if (!fits)
        return later({Failure::NotPaillasse, ErrorCode::NotTrusted, 0, 0, "push: an answer that does not fit"});
    const auto final = m_outbox.answer(reply->acts);
    if (!final) {
        m_log.error("outbox.answer-not-kept", {{"error.code", final.error().code}});
        return later({Failure::DiskFull, final.error().code, 0, 0, final.error().detail}); // pushed again: the store knows them
    }
    m_failures = 0;
    m_batch = mostActs;
    m_sinks.contact(std::nullopt);
    m_sinks.answered(*final, reply->treeHead);
    m_sinks.pending(m_outbox.pendingWork());
    next();
}

void Pusher::sendOnline(Online online)
{
    m_busy = true;
    auto request = requestOf({online.act});
    request.limit = online.limit;
    m_transport.send(std::move(request), [this, online = std::move(online)](const NetResult<Bytes>& answer) {
        m_busy = false;
        const auto reply = answer ? wire::decodeMessage<wire::PushReply>(*answer) : fail(ErrorCode::Unreachable);
        if (!answer) {
            m_sinks.contact(answer.error());
            online.answer(tl::unexpected(answer.error()));
        } else if (!reply || reply->acts.size() != 1 || reply->acts.front().id != online.act.id) {
            online.answer(tl::unexpected(NetTrouble{Failure::NotPaillasse, ErrorCode::NotTrusted, 0, 0, "push: an answer that does not fit"}));
        } else {
            const auto& one = reply->acts.front();
            if (one.outcome == wire::ActOutcome::Accepted || one.outcome == wire::ActOutcome::Duplicate)
                if (const auto kept = m_outbox.appendAnswered(online.act.id, online.act.sealed, one); !kept)
                    m_log.warning("outbox.online-act-not-kept", {{"error.code", kept.error().code}});
            m_sinks.contact(std::nullopt);
            m_sinks.answered(reply->acts, reply->treeHead);
            online.answer(one);
        }
        next();
    });
}

void Pusher::failOnline(const NetTrouble& trouble)
{
    for (auto& online : std::exchange(m_online, {}))
        online.answer(tl::unexpected(trouble));
}

void Pusher::later(const NetTrouble& trouble)
{
    m_sinks.contact(trouble);
    // What a person waits for does not wait for the next attempt.
    failOnline(trouble);
    ++m_failures;
    const auto backOff = std::min(longestWaitMs, secondMs << std::min(m_failures - 1, 5));
    // A full disk here passes as the store's does.
    m_retry.start(static_cast<int>(trouble.isPassing() || trouble.failure == Failure::DiskFull ? std::max(backOff, trouble.retryAfterMs) : personNeededMs));
}

} // namespace paillasse::client
