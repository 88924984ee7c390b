// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/net/feedreader.h"

#include <QUrl>

#include "app/client/taskthread.h"

namespace paillasse::client {

namespace {

constexpr std::size_t mostUnread = 8u << 20;
constexpr std::chrono::seconds longestSilence{35};
constexpr qint64 piece = 256 << 10;

} // namespace

FeedReader::FeedReader(Transport& transport, QObject* parent) : QObject(parent), m_transport(transport), m_silence(this)
{
    m_silence.setSingleShot(true);
    m_silence.setInterval(longestSilence);
    connect(&m_silence, &QTimer::timeout, this, [this] {
        // Held back by us: the other end cannot be heard.
        if (m_unread >= mostUnread)
            return m_silence.start();
        fail({Failure::Offline, ErrorCode::Unreachable, 0, 0, "feed: no heartbeat"});
    });
}

void FeedReader::start(const lab::LaboratoryId& laboratory, const std::string& cursor, std::shared_ptr<const SecretBytes> token, Sinks sinks)
{
    postTo(this, [this, laboratory, cursor, token = std::move(token), sinks = std::move(sinks)] {
        drop();
        m_sinks = sinks;
        m_parser = std::make_unique<FrameParser>();
        m_unread = 0;
        m_started = false;
        auto path = QStringLiteral("/v1/feed?laboratory=") + QString::fromStdString(laboratory.toString());
        if (!cursor.empty())
            path += QStringLiteral("&cursor=") + QString::fromStdString(cursor); // base64url: nothing in it needs escaping
        m_reply = m_transport.open(path, *token);
        if (!m_reply)
            return fail({Failure::Offline, ErrorCode::Unreachable, 0, 0, "no store is set"});
        connect(m_reply, &QNetworkReply::readyRead, this, &FeedReader::read);
        connect(m_reply, &QNetworkReply::finished, this, &FeedReader::read);
        m_silence.start();
    });
}

void FeedReader::stop()
{
    postTo(this, [this] { drop(); });
}

void FeedReader::taken(std::size_t bytes)
{
    postTo(this, [this, bytes] {
        const bool wasFull = m_unread >= mostUnread;
        m_unread -= std::min(bytes, m_unread);
        if (wasFull && m_unread < mostUnread)
            read();
    });
}

void FeedReader::read()
{
    if (!m_reply)
        return;
    const auto status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    constexpr int fine = 200;
    if (status == fine) {
        while (m_reply && m_unread < mostUnread && m_reply->bytesAvailable() > 0) {
            const auto data = m_reply->read(piece);
            m_parser->add({reinterpret_cast<const std::uint8_t*>(data.constData()), static_cast<std::size_t>(data.size())});
            m_silence.start();
            if (!handOn())
                return;
        }
    }
    const bool hasMore = status == fine && m_reply && m_reply->bytesAvailable() > 0;
    if (!m_reply || !m_reply->isFinished() || hasMore)
        return;
    if (status != 0 && status != fine) {
        const auto body = m_reply->readAll();
        return fail(Transport::troubleOfAnswer(*m_reply, {reinterpret_cast<const std::uint8_t*>(body.constData()), static_cast<std::size_t>(body.size())}));
    }
    // The store closes a stream when it stops, when a session ends and when rights change: the next request says which.
    fail(m_reply->error() == QNetworkReply::NoError ? NetTrouble{Failure::Offline, ErrorCode::Unreachable, status, 0, "feed: closed"} : Transport::troubleOfReply(*m_reply));
}

bool FeedReader::handOn()
{
    for (;;) {
        auto payload = m_parser->next();
        if (!payload) {
            const auto code = payload.error().code;
            fail({code == ErrorCode::Incompatible ? Failure::StoreTooNew : Failure::FeedUnreadable, code, 0, 0, payload.error().detail});
            return false;
        }
        if (payload->empty())
            return true;
        if (!std::exchange(m_started, true) && m_sinks.started)
            m_sinks.started();
        m_unread += payload->size();
        m_sinks.frame(std::move(*payload));
    }
}

void FeedReader::fail(NetTrouble trouble)
{
    const auto ended = m_sinks.ended;
    drop();
    if (ended)
        ended(std::move(trouble));
}

void FeedReader::drop()
{
    m_silence.stop();
    m_sinks = {};
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    m_reply->abort();
    m_reply->deleteLater();
    m_reply.clear();
}

} // namespace paillasse::client
