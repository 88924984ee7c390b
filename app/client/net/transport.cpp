// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/net/transport.h"

#include <QNetworkProxy>
#include <QRandomGenerator>
#include <QSslCertificate>
#include <QSslKey>
#include <QThread>
#include <QTimer>
#include <QVariant>

#include "app/client/taskthread.h"

namespace paillasse::client {

namespace {

constexpr qint64 readBuffer = 1 << 20;
constexpr char tlsErrors[] = "paillasse.tlsErrors";

QSslConfiguration configurationOf(const TlsIdentity& identity)
{
    QSslConfiguration tls;
    tls.setProtocol(QSsl::TlsV1_3OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    const auto pem = [](const std::string& text) { return QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size())); };
    tls.setCaCertificates(QSslCertificate::fromData(pem(identity.authority)));
    if (identity.certificate.empty())
        return tls;
    const auto own = QSslCertificate::fromData(pem(identity.certificate));
    const auto key = identity.privateKey.view();
    tls.setLocalCertificate(own.isEmpty() ? QSslCertificate() : own.front());
    tls.setPrivateKey(QSslKey(QByteArray::fromRawData(reinterpret_cast<const char*>(key.data()), static_cast<qsizetype>(key.size())), QSsl::Ec));
    return tls;
}

Bytes bytesOf(const QByteArray& data)
{
    return Bytes(data.begin(), data.end());
}

QByteArray bearer(const SecretBytes& token)
{
    const auto view = token.view();
    const auto raw = QByteArray::fromRawData(reinterpret_cast<const char*>(view.data()), static_cast<qsizetype>(view.size()));
    return "Bearer " + raw.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

NetResult<Bytes> resultOf(QNetworkReply& reply, const char* type)
{
    const auto status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0)
        return tl::unexpected(Transport::troubleOfReply(reply));
    auto body = bytesOf(reply.readAll());
    constexpr int fine = 200;
    if (status != fine)
        return tl::unexpected(Transport::troubleOfAnswer(reply, body));
    if (reply.header(QNetworkRequest::ContentTypeHeader).toString() != QLatin1String(type))
        return tl::unexpected(NetTrouble{Failure::NotPaillasse, ErrorCode::NotTrusted, status, 0, "an answer of another type"});
    if (reply.error() != QNetworkReply::NoError)
        return tl::unexpected(Transport::troubleOfReply(reply));
    return body;
}

} // namespace

std::optional<StoreAddress> StoreAddress::parse(const QString& text)
{
    const auto trimmed = text.trimmed();
    const auto colon = trimmed.lastIndexOf(u':');
    bool isNumber = false;
    const auto port = trimmed.mid(colon + 1).toUShort(&isNumber);
    auto host = trimmed.left(colon);
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.mid(1, host.size() - 2);
    else if (host.contains(u':'))
        return {};
    const bool isHost = !host.isEmpty() && !host.contains(u'/') && !host.contains(u'@') && !host.contains(u' ') && !host.contains(u'?') && !host.contains(u'#');
    if (colon <= 0 || !isNumber || port == 0 || !isHost)
        return {};
    return StoreAddress{host, port};
}

Transport::Transport(QObject* parent) : QObject(parent) {}

void Transport::setStore(const StoreAddress& address, std::shared_ptr<const TlsIdentity> identity)
{
    postTo(this, [this, address, identity = std::move(identity)] {
        m_address = address;
        ++m_store;
        m_before.reset();
        makeNetwork(*identity);
    });
}

void Transport::changeIdentity(std::shared_ptr<const TlsIdentity> identity)
{
    postTo(this, [this, identity = std::move(identity)] {
        if (!m_address)
            return;
        m_before = std::move(m_network);
        makeNetwork(*identity);
    });
}

void Transport::makeNetwork(const TlsIdentity& identity)
{
    m_tls = configurationOf(identity);
    // A new manager: no connection made under another identity is used again.
    m_network = std::make_unique<QNetworkAccessManager>();
    m_network->setProxy(QNetworkProxy::NoProxy);
    m_network->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_network->setAutoDeleteReplies(false);
}

QNetworkRequest Transport::makeRequest(const QString& path, const SecretBytes* token) const
{
    const auto query = path.indexOf(u'?');
    QUrl url;
    url.setScheme(QStringLiteral("https"));
    url.setHost(m_address->host);
    url.setPort(m_address->port);
    url.setPath(path.left(query));
    if (query >= 0)
        url.setQuery(path.mid(query + 1));
    QNetworkRequest request(url);
    request.setSslConfiguration(m_tls);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setRawHeader("Accept-Encoding", "identity"); // frames are compressed inside
    request.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("paillasse/" PAILLASSE_VERSION));
    if (token)
        request.setRawHeader("Authorization", bearer(*token));
    if (m_clock)
        request.setRawHeader("Paillasse-Clock", QByteArray::number(qint64{m_clock->now().ms}));
    return request;
}

void Transport::watchTls(QNetworkReply* reply)
{
    // Never ignored; kept, because the reply's own error does not say which certificate was not accepted.
    connect(reply, &QNetworkReply::sslErrors, reply, [reply](const QList<QSslError>& errors) {
        reply->setProperty(tlsErrors, QVariant::fromValue(errors));
        reply->manager()->setProperty(tlsErrors, QVariant::fromValue(errors));
    });
    connect(reply, &QNetworkReply::encrypted, reply, [reply] { reply->manager()->setProperty(tlsErrors, QVariant()); });
}

NetTrouble Transport::troubleOfReply(QNetworkReply& reply)
{
    auto errors = reply.property(tlsErrors);
    // Qt tells the errors of a handshake to the request that was first in the queue, and the failure alone to those that waited behind it.
    if (!errors.isValid() && reply.error() == QNetworkReply::SslHandshakeFailedError)
        errors = reply.manager()->property(tlsErrors);
    return troubleOf(reply.error(), errors.value<QList<QSslError>>());
}

NetTrouble Transport::troubleOfAnswer(const QNetworkReply& reply, ByteView body)
{
    const auto status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    return troubleOf(status, body, reply.rawHeader("Retry-After").toLongLong() * secondMs);
}

void Transport::send(HttpRequest request, HttpAnswer answer)
{
    postTo(this, [this, request = std::move(request), answer = std::move(answer)]() mutable {
        const QDeadlineTimer patience(request.limit);
        sendNow(std::make_shared<Sending>(Sending{std::move(request), std::move(answer), patience, m_store}));
    });
}

void Transport::answered(const std::shared_ptr<Sending>& sending, NetResult<Bytes> result)
{
    if (!result && result.error().isBusy) {
        // Half as much again, by chance: those who were told the same do not come back in one instant.
        const auto least = std::max(result.error().retryAfterMs, secondMs);
        const auto wait = least + QRandomGenerator::global()->bounded(static_cast<int>(least / 2));
        if (sending->patience.remainingTime() > wait) {
            QTimer::singleShot(static_cast<int>(wait), this, [this, sending] { sendNow(sending); });
            return;
        }
    }
    wipe(sending->request.body);
    sending->answer(std::move(result));
}

void Transport::sendNow(const std::shared_ptr<Sending>& sending)
{
    const auto& request = sending->request;
    if (!m_network || sending->store != m_store)
        return answered(sending, tl::unexpected(NetTrouble{Failure::Offline, ErrorCode::Unreachable, 0, 0, m_network ? "another store is set" : "no store is set"}));
    auto http = makeRequest(request.path, request.token.get());
    http.setTransferTimeout(static_cast<int>(request.limit.count()));
    QNetworkReply* reply = nullptr;
    if (request.method == HttpMethod::Post) {
        http.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/cbor"));
        reply = m_network->post(http, QByteArray(reinterpret_cast<const char*>(request.body.data()), static_cast<qsizetype>(request.body.size())));
    } else {
        reply = request.method == HttpMethod::Get ? m_network->get(http) : m_network->deleteResource(http);
    }
    watchTls(reply);
    connect(reply, &QNetworkReply::downloadProgress, reply, [reply, largest = request.largest](qint64 received, qint64) {
        if (received > largest)
            reply->abort();
    });
    connect(reply, &QNetworkReply::finished, this, [this, reply, sending] {
        reply->deleteLater();
        answered(sending, resultOf(*reply, sending->request.type));
    });
}

QNetworkReply* Transport::open(const QString& path, const SecretBytes& token)
{
    if (!m_network)
        return nullptr;
    auto* reply = m_network->get(makeRequest(path, &token));
    reply->setReadBufferSize(readBuffer);
    watchTls(reply);
    return reply;
}

} // namespace paillasse::client
