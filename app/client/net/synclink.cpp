// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/net/synclink.h"

#include <algorithm>
#include <utility>

#include <QRandomGenerator>

#include "app/client/taskthread.h"
#include "app/client/version.h"
#include "app/crypto/password.h"

namespace paillasse::client {

namespace {

constexpr std::int64_t firstWaitMs = 500;
constexpr std::int64_t longestWaitMs = 30 * secondMs;
constexpr std::int64_t personNeededMs = 60 * secondMs;
constexpr int notSignedIn = 401;
constexpr int busyIsToldAfter = 4;   // attempts: a quarter of a minute

} // namespace

SyncLink::SyncLink(Transport& transport, FeedReader& feed, const Log& log, Sinks sinks, QObject* parent)
    : QObject(parent), m_transport(transport), m_feed(feed), m_log(log), m_sinks(std::move(sinks)), m_again(this)
{
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &SyncLink::connectFeed);
}

template <class T>
std::function<void(T)> SyncLink::ofThisSession(std::function<void(T)> reply)
{
    return replyOn<T>(this, this, [this, number = m_number, reply = std::move(reply)](T value) {
        if (number == m_number && m_writer)
            reply(std::move(value));
    });
}

void SyncLink::open(const OpenedSession& session, Place place, std::shared_ptr<CacheWriter> writer)
{
    close();
    ++m_number;
    m_store = session.store;
    m_login = session.slot.login;
    m_auth = session.auth;
    m_place = std::move(place);
    m_writer = std::move(writer);
    m_failures = 0;
    connectFeed();
}

void SyncLink::close()
{
    m_again.stop();
    m_feed.stop();
    if (m_store.token && m_writer) {
        HttpRequest request;
        request.method = HttpMethod::Delete;
        request.path = QStringLiteral("/v1/session");
        request.token = m_store.token;
        request.limit = std::chrono::seconds(3);
        m_transport.send(std::move(request), [](const NetResult<Bytes>&) {}); // it ends by itself too
    }
    ++m_number;
    m_store = {};
    m_auth.reset();
    m_code.reset();
    m_writer.reset();
    m_signingIn = false;
}

void SyncLink::retryNow()
{
    if (m_again.isActive() && m_isPassing && m_writer) {
        m_failures = 0;
        connectFeed();
    }
}

void SyncLink::followAnew()
{
    if (!m_writer || m_signingIn)
        return;
    m_feed.stop();
    m_failures = 0;
    connectFeed();
}

void SyncLink::connectFeed()
{
    m_again.stop();
    if (!m_writer)
        return;
    if (!m_store.token)
        return signInAgain();
    using Beginning = std::pair<std::uint64_t, std::string>;
    const auto follows = ofThisSession<Beginning>([this](const Beginning& from) { follow(from.first, from.second); });
    m_writer->beginStream([follows](std::uint64_t stream, const std::string& cursor) { follows({stream, cursor}); });
}

void SyncLink::follow(std::uint64_t stream, const std::string& cursor)
{
    FeedReader::Sinks sinks;
    sinks.frame = [writer = m_writer, stream](Bytes payload) { writer->take(stream, std::move(payload)); };
    sinks.started = [begun = ofThisSession<bool>([this](bool) { m_sinks.connected(true); })] { begun(true); };
    sinks.ended = ofThisSession<NetTrouble>([this](const NetTrouble& trouble) { ended(trouble); });
    m_feed.start(m_place.laboratory, cursor, m_store.token, std::move(sinks));
}

void SyncLink::stalled(const NetTrouble& trouble)
{
    if (!m_writer)
        return;
    m_feed.stop();
    m_sinks.trouble(trouble);
    later(trouble.failure == Failure::StoreTooNew ? personNeededMs : firstWaitMs, false);
}

void SyncLink::ended(const NetTrouble& trouble)
{
    if (trouble.status == 0 && (trouble.failure == Failure::StoreTooNew || trouble.failure == Failure::FeedUnreadable))
        return stalled(trouble); // the store is there: it is its bytes
    m_sinks.connected(false);
    const bool tokenIsOver = trouble.status == notSignedIn && (trouble.code == ErrorCode::Expired || trouble.code == ErrorCode::Missing);
    if (tokenIsOver) {
        m_store.token.reset();
        return signInAgain();
    }
    if (trouble.code == ErrorCode::InvalidInput) {
        // The cursor does not read: everything comes again.
        m_writer->withDatabase([](sql::Database& database) { (void)database.execute("DELETE FROM meta WHERE name = 'cursor'"); });
        return later(firstWaitMs, true);
    }
    m_log.info("feed.ended", {{"error.code", trouble.code}, {"http.response.status_code", trouble.status}});
    // A store that is too busy for a moment is nothing to tell anybody about.
    if (!trouble.isBusy || m_failures >= busyIsToldAfter)
        m_sinks.trouble(trouble);
    if (m_writer)
        later(trouble.isPassing() ? std::max(firstWaitMs, trouble.retryAfterMs) : personNeededMs, trouble.isPassing());
}

void SyncLink::refreshPerson()
{
    if (m_writer && !m_signingIn)
        signInAgain();
}

// The salt is known; asked is whether a code goes along now.
void SyncLink::signInAgain()
{
    if (m_signingIn)
        return;
    m_signingIn = true;
    HttpRequest request;
    request.path = QStringLiteral("/v1/session/salt");
    request.body = wire::encodeMessage(wire::SaltRequest{m_login});
    m_transport.send(std::move(request), ofThisSession<NetResult<Bytes>>([this](const NetResult<Bytes>& answer) {
        m_signingIn = false;
        if (!answer)
            return signedIn(answer, {});
        const auto reply = wire::decodeMessage<wire::SaltReply>(*answer);
        if (reply && reply->codeAsked && !m_code)
            return m_sinks.codeAsked();
        askSession();
    }));
}

void SyncLink::giveCode(std::shared_ptr<const SecretBytes> code)
{
    m_code = std::move(code);
    m_again.stop();
    if (m_writer)
        signInAgain();
}

void SyncLink::askSession()
{
    m_signingIn = true;
    const auto key = std::make_shared<const crypto::SigningKey>(crypto::SigningKey::make());
    wire::SessionRequest session{m_login, toBytes(m_auth->view()), key->publicKey(), false};
    session.clientVersion = clientVersion();
    if (const auto code = std::exchange(m_code, nullptr))
        session.code = asText(code->view());
    HttpRequest request;
    request.path = QStringLiteral("/v1/session");
    request.body = wire::encodeMessage(session);
    request.limit = std::chrono::seconds(60); // five hundred others may be doing the same
    wipe(session.auth);
    m_transport.send(std::move(request), ofThisSession<NetResult<Bytes>>([this, key](const NetResult<Bytes>& answer) {
        m_signingIn = false;
        signedIn(answer, key);
    }));
}

void SyncLink::signedIn(const NetResult<Bytes>& answer, const std::shared_ptr<const crypto::SigningKey>& key)
{
    if (!answer) {
        m_sinks.trouble(answer.error());
        if (m_writer)
            later(answer.error().isPassing() || answer.error().failure == Failure::TooManyAttempts ? std::max(firstWaitMs, answer.error().retryAfterMs) : personNeededMs,
                  answer.error().isPassing());
        return;
    }
    auto reply = wire::decodeMessage<wire::SessionReply>(*answer);
    auto session = reply ? StoreSession::from(std::move(*reply), key, m_place.storeSigningKey, m_place.workstation) : tl::unexpected(reply.error());
    if (!session) {
        m_sinks.trouble({Failure::WrongStore, session.error().code, 0, 0, session.error().detail});
        return later(personNeededMs, false);
    }
    m_store = std::move(*session);
    m_writer->withDatabase([store = m_store](sql::Database& database) { (void)store.write(database); });
    m_sinks.renewed(m_store);
    connectFeed();
}

void SyncLink::later(std::int64_t least, bool isPassing)
{
    m_isPassing = isPassing;
    const auto wait = std::min(longestWaitMs, least << std::min(m_failures, 10));
    ++m_failures;
    // Half as much again, by chance: a whole laboratory does not come back in one instant.
    m_again.start(static_cast<int>(std::max(least, wait) + QRandomGenerator::global()->bounded(static_cast<int>(wait / 2 + 1))));
}

} // namespace paillasse::client
