// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>

#include <QSslCertificate>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>

#include "app/crypto/certificate.h"
#include "app/wire/accountmessages.h"

namespace paillasse::client::testing {

// Speaks TLS and HTTP as the store does, and says what the test wants said: also what a real store says once in years, or never.
class FakeStore : public QObject {
public:
    struct Request {
        QByteArray path;
        Bytes body;
        std::string certificate; // the client's serial number; empty: it showed none
        QByteArray head{};
    };
    // Nothing: the answer is lost, the connection with it.
    using Handler = std::function<std::optional<Bytes>(const Request&)>;

    FakeStore() : m_now(SystemClock().now())
    {
        auto authority = crypto::makeAuthority("Test authority", m_now, 3650 * dayMs);
        auto server = authority ? crypto::makeServer(*authority, {"127.0.0.1"}, m_now, dayMs) : tl::unexpected(authority.error());
        if (!server)
            qFatal("no certificates: %s", server.error().detail.c_str());
        m_authority = std::move(*authority);
        QSslConfiguration tls;
        tls.setProtocol(QSsl::TlsV1_3OrLater);
        tls.setLocalCertificate(QSslCertificate(QByteArray::fromStdString(server->certificate)));
        const auto key = server->privateKey.view();
        tls.setPrivateKey(QSslKey(QByteArray(reinterpret_cast<const char*>(key.data()), static_cast<qsizetype>(key.size())), QSsl::Ec));
        tls.setCaCertificates(QSslCertificate::fromData(QByteArray::fromStdString(m_authority.certificate)));
        tls.setPeerVerifyMode(QSslSocket::QueryPeer); // as the store does: what is over is told from what was never known
        m_server.setSslConfiguration(tls);
        connect(&m_server, &QTcpServer::pendingConnectionAvailable, this, [this] {
            while (auto* socket = qobject_cast<QSslSocket*>(m_server.nextPendingConnection()))
                serve(socket);
        });
        listen();
    }

    void listen()
    {
        if (!m_server.listen(QHostAddress::LocalHost, m_port))
            qFatal("no port");
        m_port = m_server.serverPort();
    }
    void goAway() { m_server.close(); }
    [[nodiscard]] QString address() const { return QStringLiteral("127.0.0.1:%1").arg(m_port); }
    [[nodiscard]] const std::string& authority() const { return m_authority.certificate; }
    [[nodiscard]] std::string issue(const std::string& request, const lab::WorkstationId& id, Instant from, std::int64_t lifeMs) const
    {
        auto issued = crypto::issueClient(m_authority, request, id.toString(), from, lifeMs);
        if (!issued)
            qFatal("no certificate: %s", issued.error().detail.c_str());
        return *issued;
    }
    static std::string serialOf(const std::string& certificate) { return QSslCertificate(QByteArray::fromStdString(certificate)).serialNumber().toStdString(); }

    // The next so many requests are answered 429: too busy, or too many wrong passwords.
    void refuseNext(int times, const char* hint = "the store is busy; ask again")
    {
        m_refusals = times;
        m_refusalHint = hint;
    }
    [[nodiscard]] int refusalsLeft() const { return m_refusals; }
    void on(const char* path, Handler handler) { m_handlers[path] = std::move(handler); }
    // Instead of CBOR.
    void givesFiles(const char* path, const char* type) { m_types[path] = type; }
    // While it says so, a code of the second factor is asked for first.
    void asksForCode(const char* path, std::function<bool(const Request&)> when) { m_codes[path] = std::move(when); }
    // Any bytes at all, instead of an answer that is well formed.
    void says(const char* path, std::function<void(QSslSocket&)> bytes) { m_bytes[path] = std::move(bytes); }

private:
    void serve(QSslSocket* socket)
    {
        connect(socket, &QSslSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QSslSocket::readyRead, this, [this, socket, buffer = std::make_shared<QByteArray>()] {
            *buffer += socket->readAll();
            answer(socket, *buffer);
        });
    }
    void answer(QSslSocket* socket, QByteArray& buffer)
    {
        const auto head = buffer.indexOf("\r\n\r\n");
        if (head < 0)
            return;
        const auto lower = buffer.left(head).toLower();
        const auto at = lower.indexOf("content-length: ");
        const auto size = at < 0 ? 0 : lower.mid(at + 16, lower.indexOf("\r\n", at) < 0 ? -1 : lower.indexOf("\r\n", at) - at - 16).trimmed().toInt();
        if (buffer.size() < head + 4 + size)
            return;
        const auto body = buffer.mid(head + 4, size);
        const Request request{buffer.left(head).split(' ').value(1), Bytes(body.begin(), body.end()), socket->peerCertificate().serialNumber().toStdString(), buffer.left(head)};
        buffer.clear();
        if (const auto bytes = m_bytes.find(request.path.toStdString()); bytes != m_bytes.end())
            return bytes->second(*socket);
        if (m_refusals > 0) {
            --m_refusals;
            return write(socket, "429 Too Many Requests\r\nRetry-After: 1", wire::encodeMessage(wire::Problem{ErrorCode::Locked, m_refusalHint}));
        }
        if (const auto code = m_codes.find(request.path.toStdString()); code != m_codes.end() && code->second(request))
            return write(socket, "403 Forbidden", wire::encodeMessage(wire::Problem{ErrorCode::Missing, "show a code of the second factor first"}));
        const auto handler = m_handlers.find(request.path.toStdString());
        const auto reply = handler == m_handlers.end() ? std::nullopt : handler->second(request);
        if (!reply)
            return socket->abort();
        const auto type = m_types.find(request.path.toStdString());
        write(socket, "200 OK", *reply, type == m_types.end() ? "application/cbor" : type->second);
    }
    static void write(QSslSocket* socket, const char* status, const Bytes& body, const char* type = "application/cbor")
    {
        socket->write("HTTP/1.1 " + QByteArray(status) + "\r\nContent-Type: " + type + "\r\nContent-Length: " + QByteArray::number(static_cast<qsizetype>(body.size())) + "\r\n\r\n");
        socket->write(reinterpret_cast<const char*>(body.data()), static_cast<qint64>(body.size()));
    }

    Instant m_now;
    crypto::KeyAndCertificate m_authority;
    QSslServer m_server;
    quint16 m_port = 0;
    std::map<std::string, Handler> m_handlers;
    std::map<std::string, const char*> m_types;
    std::map<std::string, std::function<void(QSslSocket&)>> m_bytes;
    std::map<std::string, std::function<bool(const Request&)>> m_codes;
    int m_refusals = 0;
    std::string m_refusalHint;
};

} // namespace paillasse::client::testing
