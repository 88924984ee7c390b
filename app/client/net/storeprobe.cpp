// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/net/storeprobe.h"

#include <QNetworkProxy>
#include <QSslCertificate>
#include <QSslConfiguration>

#include "app/crypto/certificate.h"

namespace paillasse::client {

namespace {

constexpr std::chrono::seconds limit{10};

NetTrouble trouble(Failure failure, ErrorCode code, std::string reference)
{
    return {failure, code, 0, 0, std::move(reference)};
}

} // namespace

StoreProbe::StoreProbe(StoreAddress address, crypto::EnrolmentCode code, Reply reply, QObject* parent)
    : QObject(parent), m_address(std::move(address)), m_code(std::move(code)), m_reply(std::move(reply)), m_socket(this), m_limit(this)
{
    QSslConfiguration tls;
    tls.setProtocol(QSsl::TlsV1_3OrLater);
    tls.setPeerVerifyMode(QSslSocket::QueryPeer); // it is the chain that is looked at, before anything is said
    m_socket.setSslConfiguration(tls);
    m_socket.setProxy(QNetworkProxy::NoProxy);
    connect(&m_socket, &QSslSocket::sslErrors, this, [this](const QList<QSslError>&) { m_socket.ignoreSslErrors(); });
    connect(&m_socket, &QSslSocket::encrypted, this, &StoreProbe::look);
    connect(&m_socket, &QAbstractSocket::errorOccurred, this, [this](QAbstractSocket::SocketError error) {
        const auto reference = "socket error " + std::to_string(static_cast<int>(error));
        // It answered, but not with TLS 1.3.
        const bool spoke = error == QAbstractSocket::SslHandshakeFailedError || error == QAbstractSocket::SslInternalError || error == QAbstractSocket::RemoteHostClosedError;
        finish(tl::unexpected(spoke ? trouble(Failure::NotPaillasse, ErrorCode::NotTrusted, reference) : trouble(Failure::Offline, ErrorCode::Unreachable, reference)));
    });
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this] {
        // Something accepts connections and says nothing: no store.
        const bool isThere = m_socket.state() == QAbstractSocket::ConnectedState;
        finish(tl::unexpected(trouble(isThere ? Failure::NotPaillasse : Failure::Offline, ErrorCode::Unreachable, "no answer in time")));
    });
    m_limit.start(limit);
    m_socket.connectToHostEncrypted(m_address.host, m_address.port);
}

void StoreProbe::look()
{
    for (const auto& certificate : m_socket.peerCertificateChain()) {
        const auto der = certificate.toDer();
        const auto facts = crypto::readCertificateDer({reinterpret_cast<const std::uint8_t*>(der.constData()), static_cast<std::size_t>(der.size())});
        if (facts && m_code.trusts(facts->publicKeyHash))
            return finish(certificate.toPem().toStdString());
    }
    finish(tl::unexpected(trouble(Failure::WrongStore, ErrorCode::NotTrusted, "the code names another authority than the one that answers")));
}

void StoreProbe::finish(NetResult<std::string> result)
{
    if (!m_reply)
        return;
    m_limit.stop();
    m_socket.disconnect(this);
    m_socket.abort();
    const auto reply = std::exchange(m_reply, {});
    deleteLater();
    reply(std::move(result));
}

} // namespace paillasse::client
