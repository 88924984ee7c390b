// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

#include <QDeadlineTimer>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QObject>
#include <QSslConfiguration>

#include "app/base/bytes.h"
#include "app/base/clock.h"
#include "app/base/secretbytes.h"
#include "app/client/net/nettrouble.h"

namespace paillasse::client {

struct StoreAddress {
    QString host;
    quint16 port = 0;

    // "store.labo.example:8443", "[::1]:8443"; nothing for anything else.
    static std::optional<StoreAddress> parse(const QString& text);
};

// Whom we trust and who we are.
struct TlsIdentity {
    std::string authority;     // PEM: this one and no other
    std::string certificate;   // PEM; empty before enrolment
    SecretBytes privateKey;    // PEM, EC P-256
};

enum class HttpMethod { Get, Post, Delete };

struct HttpRequest {
    HttpMethod method = HttpMethod::Post;
    QString path;              // with its query
    Bytes body;
    std::shared_ptr<const SecretBytes> token; // null: none
    std::chrono::milliseconds limit{15'000};  // for an answer, a store that is too busy included
    const char* type = "application/cbor";    // of the answer: nothing else is taken for one
    qint64 largest = 16 << 20;                // that the answer may be

    void wantsFile(const char* mediaType)
    {
        type = mediaType;
        largest = 64 << 20;
    }
};

using HttpAnswer = std::function<void(NetResult<Bytes>)>;

// HTTP over TLS 1.3 to one store: its own authority only, no proxy, no redirect, no cookie, no cache. A store that is too busy is asked
// again when it said, and only one that stays so is a trouble. Lives on the network thread, where answers are called; `send` may be
// called from any thread.
class Transport : public QObject {
    Q_OBJECT

public:
    explicit Transport(QObject* parent = nullptr);

    // Each request says what time it is here when it goes out; the store sees how far the two are apart. Before the first; outlives this.
    void tellTimeOf(const Clock& clock) { m_clock = &clock; }
    // From any thread. Connections under way end.
    void setStore(const StoreAddress& address, std::shared_ptr<const TlsIdentity> identity);
    // The same store, under a renewed certificate: what is under way ends under the one before.
    void changeIdentity(std::shared_ptr<const TlsIdentity> identity);
    void send(HttpRequest request, HttpAnswer answer);
    // On the network thread: an answer that is read as it comes; nothing when no store is set. The caller owns it.
    [[nodiscard]] QNetworkReply* open(const QString& path, const SecretBytes& token);

    // The trouble of a reply that ended, with the TLS errors noted while it ran.
    [[nodiscard]] static NetTrouble troubleOfReply(QNetworkReply& reply);
    // The trouble that an answer other than 200 speaks of.
    [[nodiscard]] static NetTrouble troubleOfAnswer(const QNetworkReply& reply, ByteView body);

private:
    // A request on its way, until its answer.
    struct Sending {
        HttpRequest request;
        HttpAnswer answer;
        QDeadlineTimer patience;
        std::uint64_t store = 0;   // m_store when it was asked for
    };
    void sendNow(const std::shared_ptr<Sending>& sending);
    void answered(const std::shared_ptr<Sending>& sending, NetResult<Bytes> result);
    [[nodiscard]] QNetworkRequest makeRequest(const QString& path, const SecretBytes* token) const;
    void watchTls(QNetworkReply* reply);
    void makeNetwork(const TlsIdentity& identity);

    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<QNetworkAccessManager> m_before; // of the identity before, with what is still under way
    std::optional<StoreAddress> m_address;
    QSslConfiguration m_tls;
    const Clock* m_clock = nullptr;
    std::uint64_t m_store = 0; // counts the stores that were set: what was asked of one is not asked of the next
};

} // namespace paillasse::client
